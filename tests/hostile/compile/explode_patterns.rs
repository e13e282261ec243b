// tries: a match whose completeness takes exponential time
// verdict: CE
#[derive(Clone, Copy)]
enum E { A, B, C }
fn main() {
    use E::*;
    let x = [A; 20];
    let y = match x {
        [A, .., A] => 1,
        [_, A, .., A, _] => 2,
        [_, _, A, .., A, _, _] => 3,
        [_, _, _, A, .., A, _, _, _] => 4,
        [_, _, _, _, A, .., A, _, _, _, _] => 5,
        [_, _, _, _, _, A, .., A, _, _, _, _, _] => 6,
        [_, _, _, _, _, _, A, .., A, _, _, _, _, _, _] => 7,
        [_, _, _, _, _, _, _, A, .., A, _, _, _, _, _, _, _] => 8,
        [_, _, _, _, _, _, _, _, A, B, A, _, _, _, _, _, _, _, _, _] => 9,
        [B | C, B | C, B | C, B | C, B | C, B | C, B | C, B | C, B | C, B | C, B | C, B | C, B | C, B | C, B | C, B | C, B | C, B | C, B | C, B] => 10,
    };
    println!("{y}");
}
