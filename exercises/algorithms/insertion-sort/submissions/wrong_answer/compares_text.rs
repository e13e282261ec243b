//! Orders the values by their letters.

use std::io::{self, Read};

const SUITS: [&str; 4] = ["clubs", "diamonds", "hearts", "spades"];
const VALUES: [&str; 13] = ["2", "3", "4", "5", "6", "7", "8", "9", "10", "jack", "queen", "king", "ace"];

struct Card<'a> {
    rank: (usize, usize),
    text: &'a str,
}

fn read_card(text: &str) -> Card<'_> {
    let mut parts = text.split(' ');
    // The place that a value has among the others by its letters.
    let value = parts.next().map(|value| VALUES.iter().filter(|other| **other < value).count());
    let suit = parts.next().and_then(|suit| SUITS.iter().position(|known| *known == suit));
    Card { rank: (suit.expect("a suit"), value.expect("a value")), text }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut hand: Vec<Card<'_>> = Vec::new();
    let mut moves: Vec<usize> = Vec::new();
    for line in input.lines().skip(1) {
        let mut place = hand.len();
        hand.push(read_card(line));
        while place > 0 && hand[place - 1].rank > hand[place].rank {
            hand.swap(place - 1, place);
            place -= 1;
        }
        moves.push(hand.len() - 1 - place);
    }
    let texts: Vec<String> = moves.iter().map(usize::to_string).collect();
    println!("{}", texts.join(" "));
    println!("{}", moves.iter().sum::<usize>());
    for card in &hand {
        println!("{}", card.text);
    }
    Ok(())
}
