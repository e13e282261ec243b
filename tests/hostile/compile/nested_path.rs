// tries: a module whose path is a folder, with a file module in it
// verdict: CE
#[path = "@CANARY_DIR@"]
mod outer {
    pub mod hidden;
}
fn main() {
    println!("{}", outer::hidden::X);
}
