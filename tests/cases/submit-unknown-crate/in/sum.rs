use rand::Rng;

fn main() {
    println!("{}", rand::thread_rng().gen_range(0..6));
}
