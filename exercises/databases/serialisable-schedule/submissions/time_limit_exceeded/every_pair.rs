use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    io::{self, Read},
};

/// For each transaction, those that must come after it.
type Followers = BTreeMap<u32, BTreeSet<u32>>;

/// Compares each operation with all earlier ones.
fn find_followers(operations: &[(u32, &str)]) -> Followers {
    let mut followers = Followers::new();
    for (place, &(second, operation)) in operations.iter().enumerate() {
        followers.entry(second).or_default();
        let Some((verb, item)) = operation.split_once(' ') else { continue };
        for &(first, other) in &operations[..place] {
            let Some((other_verb, other_item)) = other.split_once(' ') else { continue };
            if first != second && item == other_item && (verb == "write" || other_verb == "write") {
                followers.entry(first).or_default().insert(second);
            }
        }
    }
    followers
}

/// The equivalent order with the smallest numbers first, if there is one.
fn find_order(followers: &Followers) -> Option<Vec<u32>> {
    let mut waiting_for: HashMap<u32, usize> = HashMap::new();
    for &follower in followers.values().flatten() {
        *waiting_for.entry(follower).or_default() += 1;
    }
    let mut ready: BTreeSet<u32> =
        followers.keys().copied().filter(|transaction| !waiting_for.contains_key(transaction)).collect();
    let mut order = Vec::new();
    while let Some(transaction) = ready.pop_first() {
        order.push(transaction);
        for &follower in &followers[&transaction] {
            let count = waiting_for.get_mut(&follower).expect("a follower waits");
            *count -= 1;
            if *count == 0 {
                ready.insert(follower);
            }
        }
    }
    (order.len() == followers.len()).then_some(order)
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut operations: Vec<(u32, &str)> = input
        .lines()
        .skip(1)
        .map(|line| {
            let (number, operation) = line.split_once(' ').expect("a number and an operation");
            (number.parse().expect("a number"), operation)
        })
        .collect();
    let aborted: HashSet<u32> =
        operations.iter().filter(|(_, operation)| *operation == "abort").map(|(number, _)| *number).collect();
    operations.retain(|(number, _)| !aborted.contains(number));

    match find_order(&find_followers(&operations)) {
        Some(order) => {
            let numbers: Vec<String> = order.iter().map(u32::to_string).collect();
            println!("serialisable\n{}", numbers.join(" "));
        }
        None => println!("not serialisable"),
    }
    Ok(())
}
