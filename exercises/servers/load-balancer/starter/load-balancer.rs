use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let first = lines.next().expect("a line with two numbers");
    let servers: usize = first.split(' ').next().expect("a number").parse().expect("a number");
    for command in lines.skip(servers) {
        // Your code goes here. This load balancer is always busy.
        println!("{}", if command.starts_with("done") { "unknown" } else { "busy" });
    }
    Ok(())
}
