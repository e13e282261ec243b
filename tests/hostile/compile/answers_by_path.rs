// tries: the hidden answers where the exercise lies, as a constant
// verdict: CE
const ANSWER: &str = include_str!("@EXERCISES@/hostile/sum/data/secret/ordinary/1.ans");
fn main() {
    print!("{ANSWER}");
}
