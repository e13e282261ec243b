// tries: a symbol that nobody defines: it becomes an import
// verdict: CE
unsafe extern "C" {
    #[link_name = "\u{1b}[31mgrade_set_score\n::error::x"]
    fn set_score(points: i32) -> i32;
}
fn main() {
    println!("{}", unsafe { set_score(100) });
}
