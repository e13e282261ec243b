//! Draws its own tree, but asks a sorted set of the library for `floor`.

use std::{
    collections::BTreeSet,
    fmt::Write,
    io::{self, Read},
};

type Tree = Option<Box<Node>>;

struct Node {
    number: i64,
    left: Tree,
    right: Tree,
}

fn insert(mut tree: &mut Tree, number: i64) {
    while let Some(node) = tree {
        if number == node.number {
            return;
        }
        tree = if number < node.number { &mut node.left } else { &mut node.right };
    }
    *tree = Some(Box::new(Node { number, left: None, right: None }));
}

fn remove(tree: &mut Tree, number: i64) {
    let Some(node) = tree else { return };
    if number < node.number {
        remove(&mut node.left, number);
    } else if number > node.number {
        remove(&mut node.right, number);
    } else if node.left.is_none() {
        *tree = node.right.take();
    } else if node.right.is_none() {
        *tree = node.left.take();
    } else {
        node.number = take_smallest(&mut node.right);
    }
}

/// Takes the smallest number out of a tree that is not empty.
fn take_smallest(tree: &mut Tree) -> i64 {
    let node = tree.as_mut().expect("a branch");
    if node.left.is_some() {
        return take_smallest(&mut node.left);
    }
    let smallest = node.number;
    *tree = node.right.take();
    smallest
}

fn find(mut tree: &Tree, number: i64) -> Option<i64> {
    let mut depth = 0;
    while let Some(node) = tree {
        if number == node.number {
            return Some(depth);
        }
        tree = if number < node.number { &node.left } else { &node.right };
        depth += 1;
    }
    None
}

fn rank(tree: &Tree, number: i64) -> i64 {
    match tree {
        None => 0,
        Some(node) => i64::from(node.number < number) + rank(&node.left, number) + rank(&node.right, number),
    }
}

fn height(tree: &Tree) -> i64 {
    match tree {
        None => 0,
        Some(node) => 1 + height(&node.left).max(height(&node.right)),
    }
}

fn draw(tree: &Tree, drawing: &mut String) {
    let Some(node) = tree else {
        drawing.push('.');
        return;
    };
    drawing.push('(');
    draw(&node.left, drawing);
    write!(drawing, " {} ", node.number).expect("a string takes every write");
    draw(&node.right, drawing);
    drawing.push(')');
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut output = String::new();
    let mut tree = None;
    let mut numbers: BTreeSet<i64> = BTreeSet::new();
    for line in input.lines().skip(1) {
        let (command, number) = line.split_once(' ').unwrap_or((line, "0"));
        let number = number.parse().expect("a number");
        let answer = match command {
            "insert" => {
                insert(&mut tree, number);
                numbers.insert(number);
                continue;
            }
            "remove" => {
                remove(&mut tree, number);
                numbers.remove(&number);
                continue;
            }
            "draw" => {
                draw(&tree, &mut output);
                output.push('\n');
                continue;
            }
            "find" => find(&tree, number),
            "floor" => numbers.range(..=number).next_back().copied(),
            "rank" => Some(rank(&tree, number)),
            _ => Some(height(&tree)),
        };
        match answer {
            Some(answer) => writeln!(output, "{answer}").expect("a string takes every write"),
            None => output.push_str("none\n"),
        }
    }
    print!("{output}");
    Ok(())
}
