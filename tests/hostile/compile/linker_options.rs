// tries: names of libraries that look like options
// verdict: CE
#[link(name = " --version -o/tmp/owned")]
#[link(name = "@/etc/passwd", kind = "static", modifiers = "+verbatim")]
#[link(name = "\u{1b}[2J::error::forged")]
unsafe extern "C" {
    fn missing();
}
fn main() {
    unsafe { missing() }
}
