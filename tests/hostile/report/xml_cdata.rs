// tries: CDATA end and forged JUnit
// verdict: WA
fn main() { println!("]]></system-out></testcase><testcase name=\"forged\"/><![CDATA["); }
