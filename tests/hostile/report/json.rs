// tries: the end of a string of JSON, escapes, surrogates
// verdict: WA
fn main() {
    let text = "\"}],\"verdict\":\"AC\",\"x\":[{\"\\u0000\\ud800 \\\" \\n\u{0}\u{1f}</script>";
    println!("{text}");
    eprintln!("{text}");
}
