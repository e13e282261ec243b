// rule: forbid call sort
#[path = "elsewhere.rs"]
mod order;
include!("more.rs");

fn main() {
    order::order(&mut [2, 1]);
    order_more(&mut [2, 1]);
}
