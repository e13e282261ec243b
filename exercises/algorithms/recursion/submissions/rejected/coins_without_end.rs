//! Takes as many coins of a value as fit, however many are in the purse.

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

/// Prints all the ways to pay `amount` with `coins`, each behind the coins that are chosen already.
fn pay(amount: u64, coins: &[Coin], chosen: &mut Vec<String>, output: &mut String) -> u32 {
    if amount == 0 {
        let way = if chosen.is_empty() { "-".to_owned() } else { chosen.join(" ") };
        writeln!(output, "{way}").expect("a string takes every write");
        return 1;
    }
    let Some((coin, smaller)) = coins.split_first() else { return 0 };
    if amount > coin.worth {
        return 0;
    }
    let mut ways = 0;
    for count in (1..=amount / coin.value).rev() {
        chosen.push(format!("{count}x{}", coin.value));
        ways += pay(amount - count * coin.value, smaller, chosen, output);
        chosen.pop();
    }
    ways + pay(amount, smaller, chosen, output)
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
    let ways = pay(numbers[0], &coins, &mut Vec::new(), &mut output);
    println!("{output}{ways} ways");
    Ok(())
}
