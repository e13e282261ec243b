use std::io;

fn main() {
    let mut line = String::new();
    io::stdin().read_line(&mut line);
    let n: i32 = line.trim().parse();
    printn!("{}", n);
}
