use std::io::{self, BufRead};

/// The value of an expression, or why it has none.
fn evaluate(expression: &str) -> Result<i64, &'static str> {
    // Your code goes here. This only knows expressions of a single number.
    expression.trim().parse().map_err(|_| "syntax error")
}

fn main() -> io::Result<()> {
    for line in io::stdin().lock().lines().skip(1) {
        match evaluate(&line?) {
            Ok(value) => println!("{value}"),
            Err(error) => println!("{error}"),
        }
    }
    Ok(())
}
