// tries: whatever tells one machine or one run from another
// verdict: WA
use std::{collections::HashMap, env, hash::{BuildHasher, RandomState}, time};

fn main() {
    assert_eq!(env::vars_os().count(), 0);
    println!("{:?} {:?}", env::args_os().collect::<Vec<_>>(), env::current_dir());
    println!("{:?} {:?}", time::SystemTime::now(), time::Instant::now());
    println!("{} {:p}", RandomState::new().hash_one(1), Box::new(1));
    println!("{:?}", (0..10).map(|x| (x, x)).collect::<HashMap<_, _>>());
    println!("{:?}", std::thread::available_parallelism());
}
