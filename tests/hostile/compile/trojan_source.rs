// tries: right-to-left override in a comment (Trojan Source); lint text_direction_codepoint
// verdict: AC
// note: reports must show the code point, not apply it
#![allow(text_direction_codepoint_in_comment, text_direction_codepoint_in_literal)]
/* ‮ } ⁦ if is_admin ⁩ ⁦ begin */
use std::io::Read;
fn main() { let mut s = String::new(); std::io::stdin().read_to_string(&mut s).unwrap(); println!("{}", s.split_whitespace().map(|x| x.parse::<i64>().unwrap()).sum::<i64>()); }
