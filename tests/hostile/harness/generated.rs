//! Attacks that are too large, too odd or too regular for a file.

use super::corpus::Attack;

/// Close to the limit of a source, which is 1 MiB.
const NEARLY_TOO_LONG: usize = 900 << 10;

/// Adds up the input, for attacks that should not cost the answer.
const HONEST: &str = "fn main() { println!(\"{}\", std::io::read_to_string(std::io::stdin()).unwrap()\
                      .split_whitespace().map(|x| x.parse::<i64>().unwrap()).sum::<i64>()); }\n";

/// One attack: its name, its verdicts, its source.
type Made = (&'static str, &'static str, Vec<u8>);

pub(crate) fn attacks() -> Vec<Attack> {
    let attack = |exercise: &'static str| {
        move |(name, verdicts, source): Made| Attack {
            name: format!("generated/{name}"),
            exercise,
            files: vec![("submission.rs".to_owned(), source)],
            verdicts: verdicts.split(" | ").map(str::to_owned).collect(),
        }
    };
    let ordinary = [bytes(), deep(), long(), messages()].concat();
    ordinary.into_iter().map(attack("hostile/sum")).chain(slow().into_iter().map(attack("hostile/hasty"))).collect()
}

/// Sources that are hardly text.
fn bytes() -> Vec<Made> {
    let all: Vec<u8> = (0..=255).collect();
    let with_mark = format!("\u{feff}{}", HONEST.replace(";", ";\r\n"));
    vec![
        ("empty", "CE", Vec::new()),
        ("only_a_line_end", "CE", b"\n".to_vec()),
        ("byte_order_mark_and_crlf", "AC", with_mark.into_bytes()),
        ("two_byte_order_marks", "CE", format!("\u{feff}\u{feff}{HONEST}").into_bytes()),
        ("carriage_returns", "AC", HONEST.replace(' ', "\r").into_bytes()),
        ("all_bytes", "CE", all.repeat(100)),
        ("zeros", "CE", vec![0; NEARLY_TOO_LONG]),
        ("a_module", "CE", b"\0asm\x01\0\0\0".to_vec()),
        ("a_program", "CE", b"\x7fELF\x02\x01\x01\0".repeat(1000)),
        ("an_archive", "CE", b"!<arch>\n/               0           0     0     0       4         `\n".to_vec()),
        ("utf_16", "CE", HONEST.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("controls_in_a_comment", "AC", format!("// \x1b[2J\x07\x08\x0b\x0c \x7f \u{9b}31m\n{HONEST}").into_bytes()),
        ("a_byte_too_long", "CE", vec![b' '; (1 << 20) + 1]),
        ("ten_megabytes", "CE", b"// ten megabytes\n".repeat(600_000)),
    ]
}

/// Sources nested so deeply that a compiler which recurses falls over.
fn deep() -> Vec<Made> {
    let nest = |open: &str, middle: &str, close: &str, times: usize| {
        format!("fn main() {{ let _x = {}{middle}{}; }}\n", open.repeat(times), close.repeat(times)).into_bytes()
    };
    let modules = format!("{}{}{HONEST}", "mod m { ".repeat(20_000), "}".repeat(20_000));
    let kinds = format!("type X = {}u8{};\n{HONEST}", "Option<".repeat(50_000), ">".repeat(50_000));
    let chain = format!("fn main() {{ let x = 1u64; println!(\"{{}}\", x{}); }}\n", " ^ x".repeat(100_000));
    let otherwise = format!("fn main() {{ let x = 1; {}{{}} }}\n", "if x == 2 {} else ".repeat(30_000));
    vec![
        ("deep_parentheses", "CE", nest("(", "1", ")", 200_000)),
        ("deep_blocks", "CE", nest("{", "1", "}", 200_000)),
        ("deep_arrays", "CE", nest("[", "1", "]", 200_000)),
        ("deep_references", "CE", nest("&", "1", "", 400_000)),
        ("deep_negations", "CE", nest("!", "1", "", 400_000)),
        ("deep_closures", "CE", nest("|| ", "1", "", 200_000)),
        ("deep_open", "CE", nest("(", "1", "", 400_000)),
        ("deep_macro_calls", "CE", nest("concat!(", "1", ")", 60_000)),
        ("deep_comments", "CE", nest("/*", "1", "*/", 150_000)),
        ("deep_modules", "CE", modules.into_bytes()),
        ("deep_types", "CE", kinds.into_bytes()),
        ("deep_operators", "CE", chain.into_bytes()),
        ("deep_else", "CE", otherwise.into_bytes()),
    ]
}

/// Long lines, words and literals.
fn long() -> Vec<Made> {
    let word = "x".repeat(NEARLY_TOO_LONG / 3);
    let number = "9".repeat(NEARLY_TOO_LONG);
    let text = "\\u{1f600}".repeat(NEARLY_TOO_LONG / 10);
    let attributes = format!("{}{HONEST}", "#[allow(unused)] ".repeat(20_000));
    let uses = format!("{}{HONEST}", (0..30_000).map(|n| format!("use std as s{n};")).collect::<String>());
    vec![
        ("long_identifier", "CE", format!("fn main() {{ let {word}: u8 = \"\"; {word}() }}\n").into_bytes()),
        ("long_number", "CE", format!("fn main() {{ println!(\"{{}}\", {number}); }}\n").into_bytes()),
        (
            "long_string",
            "WA",
            format!("fn main() {{ let s = \"{text}\"; println!(\"{{}}\", s.len()); }}\n").into_bytes(),
        ),
        ("long_string_in_an_error", "CE", format!("fn main() {{ let _: u8 = \"{text}\"; }}\n").into_bytes()),
        ("long_line", "AC", format!("/* {} */ {HONEST}", "long ".repeat(NEARLY_TOO_LONG / 5)).into_bytes()),
        ("long_format", "CE", format!("fn main() {{ println!(\"{}\"); }}\n", "{}".repeat(100_000)).into_bytes()),
        ("long_comment_never_closed", "CE", format!("/*{HONEST}{}", "/*".repeat(100_000)).into_bytes()),
        ("long_header", "AC", format!("// grade: {}\n{HONEST}", "\u{1b}[2J::error::".repeat(10_000)).into_bytes()),
        ("many_attributes", "AC", attributes.into_bytes()),
        ("many_uses", "AC | CE", uses.into_bytes()),
    ]
}

/// Sources that make a compiler say much.
fn messages() -> Vec<Made> {
    let unused = (0..5000).map(|n| format!("fn unused_{n}() {{ let x{n} = {n}; }}\n")).collect::<String>();
    let macros = "macro_rules! all { ($($t:tt)*) => { $(const _: u8 = $t + \"\";)* } }\n";
    let spans = (0..4000).map(|n| format!("let x = {n}; let x: &str = x;")).collect::<String>();
    vec![
        ("many_warnings", "AC | CE", format!("{unused}{HONEST}").into_bytes()),
        ("many_errors", "CE", format!("fn main() {{ {spans} }}\n").into_bytes()),
        ("many_errors_in_a_macro", "CE", format!("{macros}all!({});\n{HONEST}", "1 ".repeat(500)).into_bytes()),
    ]
}

/// Sources that a compiler reads for as long as it may.
fn slow() -> Vec<Made> {
    let functions = (0..20_000).map(|n| format!("pub fn f{n}(x: u64) -> u64 {{ x.rotate_left({}) ^ {n} }}\n", n % 64));
    let calls = (0..20_000).map(|n| format!("f{n},")).collect::<String>();
    let many = functions.collect::<String>();
    let arms = (0..20_000).map(|n| format!("\"word{n}\" => {n},")).collect::<String>();
    let branches = (0..20_000).map(|n| format!("if x % {} == 0 {{ x = x / 3 + {n}; }}\n", n % 97 + 2));
    let branches = branches.collect::<String>();
    let table = format!("static F: [fn(u64) -> u64; 20_000] = [{calls}];\n");
    let call = "fn main() { println!(\"{}\", F.iter().fold(1, |x, f| f(x))); }\n";
    let read = "let word = std::io::read_to_string(std::io::stdin()).unwrap();";
    let run = "let mut x: u64 = std::env::args().count() as u64;";
    let fields = (0..3000).map(|n| format!("f{n}: Option<String>,")).collect::<String>();
    let derives = "#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]\n";
    vec![
        ("slow_functions", "CE", format!("{many}{table}{call}").into_bytes()),
        (
            "slow_match",
            "CE",
            format!("fn main() {{ {read} println!(\"{{}}\", match word.trim() {{ {arms} _ => 0 }}); }}\n").into_bytes(),
        ),
        ("slow_branches", "CE", format!("fn main() {{ {run}\n{branches} println!(\"{{x}}\"); }}\n").into_bytes()),
        (
            "slow_derives",
            "CE",
            format!("{derives}struct Wide {{ {fields} }}\nfn main() {{ println!(\"{{:?}}\", Wide::default()); }}\n")
                .into_bytes(),
        ),
    ]
}
