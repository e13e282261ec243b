// tries: endless stdout
// verdict: OLE
fn main() { loop { println!("spam spam spam spam"); } }
