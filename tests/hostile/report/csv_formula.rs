// tries: spreadsheet formulas for the instructor export
// verdict: WA
fn main() { println!("=HYPERLINK(\"http://evil.invalid\",\"6\")\n+1+1\n-1+1\n@SUM(1)\n\t=1"); }
