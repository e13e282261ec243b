// tries: markup, entities and scripts
// verdict: WA
fn main() {
    let text = "<script>alert(1)</script><img src=x onerror=alert(1)>&lt;&#x3c;</pre></textarea><!-- --><svg/onload=alert(1)>\"'`";
    println!("{text}");
    eprintln!("{text}");
}
