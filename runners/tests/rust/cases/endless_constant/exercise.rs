#![allow(long_running_const_eval)]

const FOREVER: () = loop {};

fn main() {
    FOREVER
}
