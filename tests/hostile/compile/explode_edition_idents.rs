// tries: raw strings and nested comments that never close
// verdict: CE
fn main() {
    /* /* /* /* /* /* /* /* */
    let x = r##########"
}
