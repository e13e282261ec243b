// tries: identifiers that reorder or cannot be seen
// verdict: CE
fn main() {
    let а = 1;
    let a = "x";
    let _: u8 = а + a;
    let ŉ́́́ = no_such_thing;
}
