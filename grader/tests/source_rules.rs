//! Source rules: what a submission contains, under every name that it can be given.
//!
//! Each program of the folder `source_rules` states a rule in its first line, and at the ends of lines what is caught:
//! what students would try to get around the rule, and what looks like breaking it and is not.

use std::{collections::BTreeMap, fs, path::Path};

use grade_model::{Construct, Language, SourceItem, SourceRules, SourceTree, Submission};
use grader::source_rules::find_violations;

fn submission(text: &str) -> Submission {
    Submission {
        language: Language::from("rust"),
        sources: SourceTree::single("a.rs", text.as_bytes().into()),
        digest: String::new(),
    }
}

/// The lines at which `text` holds `item`.
#[track_caller]
fn check(item: SourceItem, text: &str, expect: &[u32]) {
    let rules = SourceRules { message: None, forbidden: vec![item.clone()], required: Vec::new() };
    let found = find_violations(&rules, &submission(text));
    let lines: Vec<u32> = found.iter().map(|violation| violation.line).collect();
    assert_eq!(lines, expect, "{text}\n{found:?}");
    let rules = SourceRules { message: None, forbidden: Vec::new(), required: vec![item] };
    assert_eq!(find_violations(&rules, &submission(text)).is_empty(), !expect.is_empty(), "{text}");
}

#[test]
fn a_call_is_found_under_every_name() {
    let sort = || SourceItem::Call("sort".to_owned());
    for text in [
        "fn main() { let mut v = vec![1]; v.sort(); }",
        "fn main() { let mut v = vec![1]; v.as_mut_slice().sort::<>(); }",
        "fn main() { <[i32]>::sort(&mut v); }",
        "fn main() { <[_]>::sort(&mut v) }",
        "fn main() { slice::sort(&mut v); }",
        "fn main() { Vec::sort(&mut v); }",
        "fn main() { rows.iter_mut().for_each(<[i32]>::sort); }",
        "fn main() { let f = <[i32]>::sort; f(&mut v); }",
        "use other::sort; fn main() { sort(&mut v); }",
        "use other::sort as order; fn main() { order(&mut v); }",
        "fn main() { println!(\"{:?}\", { v.sort(); v }); }",
        "macro_rules! order { ($v:expr) => { $v.sort() } }",
        "struct S; impl T for [i32] { fn mine(&mut self) { self.sort() } }",
        "\u{feff}fn main() { v.sort(); }",
        "fn main() { let Some(x) = v.first() else { return v.sort() }; }",
        "fn main() { if let Some(x) = y && x > 1 { v.sort() } }",
        "fn main() { let s = c\"x\"; v.sort(); }",
        "fn main() { let p = &raw mut v; (*p).sort() }",
        "fn f() -> impl Fn() + use<> { move || v.sort() }",
        "fn main() { 'a: { const { v.sort() } } }",
        "fn main() { match x { 1 if v.sort() == () => {} _ => {} } }",
        "fn main() { let x: [u8; { v.sort(); 1 }] = [0]; }",
        "fn main() { (v.sort)(); v.iter().map(|w| w.sort()); }",
    ] {
        check(sort(), text, &[1]);
    }
    for text in [
        "fn main() { v.sort_it(); let sort = 1; println!(\"{}\", sort); }",
        "fn sort(v: &mut [i32]) {}\nfn main() { sort(&mut v); }",
        "mod mine { pub fn sort() {} }\nfn main() { mine::sort(); }",
        "mod mine { pub fn sort() {} }\nuse mine::sort;\nfn main() { sort(); }",
        "struct S;\nimpl S { fn sort(&mut self) {} fn go(&mut self) { self.sort() } }",
        "struct S;\nimpl S { fn sort() {} }\nfn main() { S::sort() }",
        "// v.sort()\nfn main() { print!(\"v.sort()\"); }",
    ] {
        check(sort(), text, &[]);
    }
}

#[test]
fn a_path_is_found_under_every_name() {
    let map = || SourceItem::Path("std::collections::HashMap".to_owned());
    for text in [
        "use std::collections::HashMap;",
        "use std::{collections::{HashSet, HashMap}, fmt};",
        "use std::collections::HashMap as Table;",
        "use std::collections::hash_map::HashMap;",
        "fn main() { let m: std::collections::HashMap<i32, i32> = Default::default(); }",
        "fn main() { let m = ::std::collections::HashMap::<i32, i32>::new(); }",
        "type M = std::collections::HashMap<i32, i32>;",
        "macro_rules! m { () => { std::collections::HashMap::new() } }",
    ] {
        check(map(), text, &[1]);
    }
    check(map(), "use std::collections::*;\nfn main() { let m = HashMap::new(); }", &[2]);
    check(map(), "use std::collections as c;\nfn main() { let m = c::HashMap::new(); }", &[2]);
    check(map(), "use std as s;\nuse s::collections as c;\ntype M = c::HashMap<u8, u8>;", &[3]);
    check(map(), "extern crate std as s;\ntype M = s::collections::HashMap<u8, u8>;", &[2]);
    for text in [
        "use std::collections::BTreeMap;",
        "struct HashMap;\nimpl HashMap { fn new() -> Self { HashMap } }\nfn main() { println!(\"{}\", HashMap::new().0); }",
        "mod collections { pub struct HashMap; }\nuse collections::HashMap;",
    ] {
        check(map(), text, &[]);
    }
    let all = || SourceItem::Path("std::collections".to_owned());
    check(all(), "use std::collections::VecDeque;", &[1]);
    check(all(), "use alloc::collections::VecDeque;", &[1]);
    check(SourceItem::Path("std::vec::Vec".to_owned()), "fn f(v: Vec<i32>) {}", &[1]);
}

#[test]
fn macros_and_loops_are_found() {
    let vec = || SourceItem::Macro("vec".to_owned());
    check(vec(), "fn main() {\n let v = vec![1];\n let w = std::vec![2];\n dbg!(vec![3]);\n}", &[2, 3, 4]);
    check(vec(), "fn main() { let vec = 1; let x = vec; }", &[]);
    let text = "fn main() {\n loop { break }\n while true {}\n for x in y {}\n while let Some(x) = y {}\n}";
    check(SourceItem::Syntax(Construct::Loop), text, &[2]);
    check(SourceItem::Syntax(Construct::While), text, &[3, 5]);
    check(SourceItem::Syntax(Construct::For), text, &[4]);
    check(SourceItem::Syntax(Construct::AnyLoop), text, &[2, 3, 4, 5]);
    check(SourceItem::Syntax(Construct::AnyLoop), "macro_rules! m { () => { loop {} } }", &[1]);
    check(SourceItem::Syntax(Construct::For), "impl A for B { fn f(&self) {} }", &[]);
}

#[test]
fn recursion_is_found_also_through_others() {
    let recursion = || SourceItem::Syntax(Construct::Recursion);
    check(recursion(), "fn f(n: u32) -> u32 {\n if n == 0 { 1 } else {\n n * f(n - 1) } }", &[3]);
    check(recursion(), "fn a() {\n b() }\nfn b() {\n c() }\nfn c() {\n a() }\nfn main() { a() }", &[2, 4, 6]);
    check(recursion(), "impl T { fn walk(&self) {\n self.walk() } }", &[2]);
    check(recursion(), "impl T { fn walk(&self) {\n if let Some(l) = &self.left { l.walk() } } }", &[2]);
    check(recursion(), "struct T; impl T { fn f() {\n Self::f() } }", &[2]);
    check(recursion(), "fn f() {\n println!(\"{}\", f()) }", &[2]);
    check(recursion(), "fn a() { b() }\nfn b() {}\nfn main() { a(); b() }", &[]);
    check(recursion(), "struct T { items: Vec<u8> } impl T { fn len(&self) -> usize { self.items.len() } }", &[]);
}

#[test]
fn a_violation_names_its_place_and_the_message() {
    let rules = SourceRules {
        message: Some("write it yourself".to_owned()),
        forbidden: vec![SourceItem::Call("sort".to_owned())],
        required: vec![SourceItem::Syntax(Construct::Recursion)],
    };
    let found = find_violations(&rules, &submission("fn main() {\n    é.sort();\n}\n"));
    let told: Vec<String> = found.iter().map(|violation| violation.describe()).collect();
    assert_eq!(
        told,
        [
            "a.rs:2 calls `sort`, which this exercise does not allow: write it yourself",
            "a.rs:1 nowhere has a function that calls itself, which this exercise asks for: write it yourself",
        ]
    );
    assert_eq!((found[0].line, found[0].column), (2, 7));
}

#[test]
fn hostile_sources_end() {
    let deep = format!("fn main() {{ {}{} }}", "(".repeat(20_000), ")".repeat(20_000));
    let wide = format!("fn main() {{ vec![{}]; }}", "sort, ".repeat(50_000));
    let many: String = (0..5_000).map(|n| format!("fn f{n}() {{ f{}() }}\n", n + 1)).collect();
    let macros = format!("fn main() {{ {} }}", "m!(a);".repeat(50_000));
    let aliases: String =
        (0..5_000).map(|n| format!("mod m{n} {{ use x::y{n} as a; fn g() {{ a::b{n} }} }}\n")).collect();
    let bindings = format!("fn main() {{ let mut v = 1; {} }}", "let v = (v, v); v.clone();".repeat(10_000));
    let chain = format!("fn main() {{ v{}; }}", ".f()".repeat(20_000));
    let long = ["a"; 20_000].join("::");
    let copies = format!("use {long} as x;\nfn f() {{ {} }}\n", "x::y;".repeat(20_000));
    let names: String = (0..20_000).map(|number| format!("x::y{number};")).collect();
    let long = ["a"; 500].join("::");
    let wholes: String = (0..64).map(|number| format!("use std::{long}::b{number}::*;\n")).collect();
    let wholes = format!("{wholes}fn f() {{ {names} }}\n");
    let nested =
        format!("use {}{{ {} }}{};", "a::{".repeat(100), names.replace("x::", "").replace(';', ","), "}".repeat(100));
    let methods: String = (0..20_000).map(|number| format!("fn f{number}() {{}} ")).collect();
    let owner = format!("impl {} {{ {methods} }}", "a".repeat(100_000));
    let longs = [copies, wholes, nested, owner];
    let rules = SourceRules {
        message: None,
        forbidden: vec![
            SourceItem::Call("sort".to_owned()),
            SourceItem::Syntax(Construct::Recursion),
            SourceItem::Path("std::collections".to_owned()),
        ],
        required: Vec::new(),
    };
    for text in [deep.as_str(), &wide, &many, &macros, &aliases, &bindings, &chain, "", "\u{0}", "fn", "}}}}"] {
        assert_eq!(find_violations(&rules, &submission(text)), []);
    }
    for text in longs {
        assert_eq!(find_violations(&rules, &submission(&text)), []);
    }
}

/// The rule that a program states in its first line, and whether it forbids.
fn read_rule(text: &str) -> (SourceItem, bool) {
    let words: Vec<&str> = text.lines().next().unwrap().split(' ').skip(2).collect();
    let item = match words[1..] {
        ["call", name, ..] => SourceItem::Call(name.to_owned()),
        ["path", path, ..] => SourceItem::Path(path.to_owned()),
        ["macro", name, ..] => SourceItem::Macro(name.to_owned()),
        ["recursion", ..] => SourceItem::Syntax(Construct::Recursion),
        _ => panic!("no rule: {words:?}"),
    };
    (item, words[0] == "forbid")
}

#[test]
fn programs_are_caught_where_they_say() {
    let (mut count, mut wrong) = (0, Vec::new());
    for topic in fs::read_dir("tests/source_rules").unwrap() {
        for program in fs::read_dir(topic.unwrap().path()).unwrap() {
            let path = program.unwrap().path();
            let [expected, found] = judge_program(&path);
            if expected != found {
                wrong.push(format!("{}: expected {expected:?}, found {found:?}", path.display()));
            }
            count += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count > 20, "only {count} programs were found");
}

/// Where a program says that it is caught, and where it is.
fn judge_program(path: &Path) -> [Vec<(String, u32)>; 2] {
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    let files: Vec<_> = match path.is_dir() {
        true => fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect(),
        false => vec![path.to_owned()],
    };
    let files: BTreeMap<String, String> =
        files.iter().map(|file| (name(file), fs::read_to_string(file).unwrap())).collect();
    let root = if path.is_dir() { "main.rs".to_owned() } else { name(path) };
    let (item, is_forbidden) = read_rule(&files[&root]);
    let (forbidden, required) = if is_forbidden { (vec![item], Vec::new()) } else { (Vec::new(), vec![item]) };
    let expected: Vec<(String, u32)> = files
        .iter()
        .flat_map(|(file, text)| (1..).zip(text.lines()).map(move |(line, text)| (file, line, text)))
        .filter(|(_, _, text)| text.ends_with("// caught"))
        .map(|(file, line, _)| (file.clone(), line))
        .collect();
    let bytes = files.into_iter().map(|(file, text)| (file, text.into_bytes().into())).collect();
    let submission = Submission {
        language: Language::from("rust"),
        sources: SourceTree { root, files: bytes },
        digest: String::new(),
    };
    let found = find_violations(&SourceRules { message: None, forbidden, required }, &submission);
    [expected, found.into_iter().map(|violation| (violation.file, violation.line)).collect()]
}
