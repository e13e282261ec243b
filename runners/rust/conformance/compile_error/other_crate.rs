use rand::random;

fn main() {
    println!("{}", random::<u64>());
}
