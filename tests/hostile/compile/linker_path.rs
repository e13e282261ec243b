// tries: a library by its path: the canary as an archive
// verdict: CE
#[link(name = "../../../../../../../../../../..@CANARY_DIR@/hidden.txt", kind = "static", modifiers = "+verbatim,+whole-archive")]
unsafe extern "C" {}
fn main() {}
