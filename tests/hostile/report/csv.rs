// tries: formulas, quotes and line ends of a table
// verdict: WA
fn main() {
    let text = "=HYPERLINK(\"http://192.0.2.1\")\n+1+1\n-1\n@SUM(A1)\n\t=1\n\"\",\"\"\r\n;=cmd|'/c calc'!A0";
    println!("{text}");
    eprintln!("{text}");
}
