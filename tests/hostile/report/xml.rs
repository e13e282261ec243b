// tries: the end of a CDATA section and characters that XML does not have
// verdict: WA
fn main() {
    let text = "]]>]]&gt;<failure/><?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>&a;\u{1}\u{fffe}\u{ffff}\u{10ffff}";
    println!("{text}");
    eprintln!("{text}");
}
