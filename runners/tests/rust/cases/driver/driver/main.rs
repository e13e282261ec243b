mod read;
mod solution;

fn main() {
    println!("{}", solution::solve(read::number()));
}
