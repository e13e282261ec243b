mod solution;

fn main() {
    println!("{}", solution::solve(3));
}
