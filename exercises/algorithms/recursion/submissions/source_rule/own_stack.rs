//! Keeps what is left to try on a stack of its own, so that no function calls itself.

use std::{
    fmt::Write,
    io::{self, Read},
};

struct Coin {
    value: u64,
    count: u64,
    /// What this coin's kind and all smaller ones are worth together.
    worth: u64,
}

/// A way that was begun: what is left to pay, the coins that it may still use, and its beginning.
struct Begun {
    rest: u64,
    place: usize,
    chosen: Vec<String>,
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let numbers: Vec<u64> = input.split_ascii_whitespace().map(|word| word.parse().expect("a number")).collect();
    let mut coins: Vec<Coin> =
        numbers[2..].chunks(2).map(|pair| Coin { value: pair[0], count: pair[1], worth: 0 }).collect();
    coins.sort_by_key(|coin| coin.value);
    let mut worth = 0;
    for coin in &mut coins {
        worth += coin.value * coin.count;
        coin.worth = worth;
    }
    coins.reverse();

    let mut output = String::new();
    let mut ways = 0;
    let mut stack = vec![Begun { rest: numbers[0], place: 0, chosen: Vec::new() }];
    while let Some(Begun { rest, place, chosen }) = stack.pop() {
        if rest == 0 {
            let way = if chosen.is_empty() { "-".to_owned() } else { chosen.join(" ") };
            writeln!(output, "{way}").expect("a string takes every write");
            ways += 1;
            continue;
        }
        let Some(coin) = coins.get(place).filter(|coin| rest <= coin.worth) else { continue };
        // What is tried first comes onto the stack last.
        for count in 0..=coin.count.min(rest / coin.value) {
            let mut chosen = chosen.clone();
            if count > 0 {
                chosen.push(format!("{count}x{}", coin.value));
            }
            stack.push(Begun { rest: rest - count * coin.value, place: place + 1, chosen });
        }
    }
    println!("{output}{ways} ways");
    Ok(())
}
