use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    io::{self, Read},
};

/// Who used an item since it was last written, and who wrote it last.
#[derive(Default)]
struct Item {
    writer: Option<u32>,
    readers: Vec<u32>,
}

/// For each transaction, those that must come after it.
type Followers = BTreeMap<u32, BTreeSet<u32>>;

/// Conflicts with earlier operations follow from those with the last write and the reads behind it.
fn find_followers(operations: &[(u32, &str)]) -> Followers {
    let mut followers = Followers::new();
    let mut items: HashMap<&str, Item> = HashMap::new();
    for &(transaction, operation) in operations {
        followers.entry(transaction).or_default();
        let Some((verb, name)) = operation.split_once(' ') else { continue };
        let item = items.entry(name).or_default();
        let mut add = |before: u32| {
            if before != transaction {
                followers.entry(before).or_default().insert(transaction);
            }
        };
        if let Some(writer) = item.writer {
            add(writer);
        }
        if verb == "read" {
            item.readers.push(transaction);
        } else {
            item.readers.drain(..).for_each(&mut add);
            item.writer = Some(transaction);
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
        Some(mut order) => {
            // The order in which the transactions began is not always equivalent.
            order.sort_by_key(|number| operations.iter().position(|(other, _)| other == number));
            let numbers: Vec<String> = order.iter().map(u32::to_string).collect();
            println!("serialisable\n{}", numbers.join(" "));
        }
        None => println!("not serialisable"),
    }
    Ok(())
}
