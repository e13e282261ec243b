// rule: forbid call sort
macro_rules! show {
    ($v:expr) => {
        println!("{}", $v)
    };
}

struct Options {
    sort: bool,
}

fn main() {
    let sort = 3;
    show!(sort);
    let options = Options { sort: true };
    println!("{} {}", options.sort, options.sort);
    if options.sort {
        println!("{sort}");
    }
}
