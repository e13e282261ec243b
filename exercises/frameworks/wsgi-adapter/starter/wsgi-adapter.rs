use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let server = lines.next().unwrap_or_default();
    let words: Vec<&str> = server.split(' ').collect();
    let [name, port, _mount] = words[..] else { panic!("a name, a port and a place") };

    while let Some(request_line) = lines.next() {
        let headers: Vec<&str> = lines.by_ref().take_while(|line| !line.is_empty()).collect();
        let rest = lines.next().unwrap_or_default();
        let actions: Vec<&str> = lines.by_ref().take_while(|line| *line != "end").collect();

        // Your code goes here: check the request, print the variables, and carry out the actions.
        let _ = (request_line, headers, rest, actions);
        println!("SERVER_NAME={name}");
        println!("SERVER_PORT={port}");
        println!("done");
    }
    Ok(())
}
