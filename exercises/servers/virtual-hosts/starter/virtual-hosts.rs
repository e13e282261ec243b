use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let mut counts = lines.next().expect("a line with two counts").split(' ');
    let sites: usize = counts.next().expect("the number of sites").parse().expect("a number");
    for _request in lines.skip(sites) {
        // Your code goes here. This line finds no site.
        println!("-");
    }
    Ok(())
}
