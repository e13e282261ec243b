// tries: paths of the machine, by errors in the standard library's own macros and traits
// verdict: CE
#[derive(Clone, Copy, Debug, PartialEq, Hash)]
struct Holder(String, fn(&dyn Iterator<Item = u8>), std::cell::UnsafeCell<u8>);
fn main() {
    let v: Vec<u8> = vec![1, 2].into_iter().collect::<Result<_, _>>();
    std::thread::spawn(|| std::rc::Rc::new(1));
    format!("{}", Holder);
    let _ = [3, 1].iter().sum::<std::path::Path>();
}
