// tries: the cache, where modules of other submissions lie
// verdict: CE
#[path = "@CACHE@/modules"]
mod cache {
    pub mod index;
}
include!("../../../modules/index");
fn main() {}
