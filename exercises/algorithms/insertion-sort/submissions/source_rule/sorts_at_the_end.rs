//! Counts the larger cards, and has the hand sorted by the library: it leaves equal cards in their order.

use std::io::{self, Read};

const SUITS: [&str; 4] = ["clubs", "diamonds", "hearts", "spades"];
const VALUES: [&str; 13] = ["2", "3", "4", "5", "6", "7", "8", "9", "10", "jack", "queen", "king", "ace"];

struct Card<'a> {
    rank: (usize, usize),
    text: &'a str,
}

fn read_card(text: &str) -> Card<'_> {
    let mut parts = text.split(' ');
    let value = parts.next().and_then(|value| VALUES.iter().position(|known| *known == value));
    let suit = parts.next().and_then(|suit| SUITS.iter().position(|known| *known == suit));
    Card { rank: (suit.expect("a suit"), value.expect("a value")), text }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut hand: Vec<Card<'_>> = Vec::new();
    let mut moves: Vec<usize> = Vec::new();
    for line in input.lines().skip(1) {
        let card = read_card(line);
        moves.push(hand.iter().filter(|other| other.rank > card.rank).count());
        hand.push(card);
    }
    hand.sort_by_key(|card| card.rank);
    let texts: Vec<String> = moves.iter().map(usize::to_string).collect();
    println!("{}", texts.join(" "));
    println!("{}", moves.iter().sum::<usize>());
    for card in &hand {
        println!("{}", card.text);
    }
    Ok(())
}
