// rule: forbid call sort
macro_rules! order {
    ($v:expr) => {
        $v.sort() // caught
    };
}

macro_rules! order_all {
    ($($v:expr),*) => {
        $( $v.sort(); )* // caught
    };
}

macro_rules! call {
    ($v:expr, $name:ident) => {
        $v.$name()
    };
}

macro_rules! paste {
    ($($token:tt)*) => {
        $($token)*
    };
}

fn main() {
    let mut v = vec![3, 1, 2];
    order!(v);
    call!(v, sort); // caught
    paste!(v.sort()); // caught
    paste! { let w = { call!(v, sort) }; } // caught
    let number = 1;
    paste!(println!("{}", number));
}
