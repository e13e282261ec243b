use std::{
    cmp::Reverse,
    collections::HashMap,
    io::{self, Read, Write},
};

struct Index<'a> {
    name: &'a str,
    is_unique: bool,
    columns: Vec<&'a str>,
}

#[derive(Default)]
struct Database<'a> {
    rows: u64,
    /// In the order of the description.
    columns: Vec<&'a str>,
    /// The sample of each column, sorted.
    samples: HashMap<&'a str, Vec<i64>>,
    indexes: Vec<Index<'a>>,
}

#[derive(PartialEq)]
enum Kind {
    Equal,
    In,
    Range,
}

struct Condition<'a> {
    column: &'a str,
    kind: Kind,
    /// How many searches an index needs.
    searches: u64,
    /// So many values of the sample fulfil it, of so many.
    fulfilled: u64,
    total: u64,
}

impl Condition<'_> {
    fn apply(&self, rows: u64) -> u64 {
        (rows * self.fulfilled).div_ceil(self.total)
    }
}

struct Query<'a> {
    used: Vec<&'a str>,
    conditions: Vec<Condition<'a>>,
    /// Columns without those that have one value only, and whether they are descending.
    order: Vec<(&'a str, bool)>,
}

struct Plan<'a> {
    matched: Vec<&'a str>,
    entries: u64,
    fetches: u64,
    sort: u64,
    cost: u64,
}

/// How many values of a sorted sample are smaller.
fn count_below(sample: &[i64], value: i64) -> u64 {
    sample.partition_point(|other| *other < value) as u64
}

fn parse_condition<'a>(database: &Database, words: &[&'a str]) -> Condition<'a> {
    let sample = &database.samples[words[0]];
    let mut values: Vec<i64> = words[2].split(',').map(|word| word.parse().expect("an integer")).collect();
    let (first, last) = (values[0], values[values.len() - 1]);
    let total = sample.len() as u64;
    let (below, up_to) = (|value| count_below(sample, value), |value| count_below(sample, value + 1));
    let (kind, fulfilled) = match words[1] {
        "=" | "IN" => {
            values.sort_unstable();
            values.dedup();
            let kind = if words[1] == "=" { Kind::Equal } else { Kind::In };
            (kind, values.iter().map(|value| up_to(*value) - below(*value)).sum())
        }
        "<" => (Kind::Range, below(first)),
        "<=" => (Kind::Range, up_to(first)),
        ">" => (Kind::Range, total - up_to(first)),
        ">=" => (Kind::Range, total - below(first)),
        _ => (Kind::Range, up_to(last).saturating_sub(below(first))),
    };
    let searches = if kind == Kind::In { values.len() as u64 } else { 1 };
    Condition { column: words[0], kind, searches, fulfilled: fulfilled.max(1), total }
}

fn parse_query<'a>(database: &Database<'a>, line: &'a str) -> Query<'a> {
    let words: Vec<&str> = line.split(' ').skip(1).collect();
    let find = |keyword: &str| words.iter().position(|word| *word == keyword);
    let order_at = find("ORDER").unwrap_or(words.len());
    let where_at = find("WHERE").unwrap_or(order_at);
    let is_all = words[0] == "*";
    let mut used = if is_all { database.columns.clone() } else { words[..where_at].to_vec() };
    let mut conditions = Vec::new();
    for words in words[where_at..order_at].chunks(4) {
        conditions.push(parse_condition(database, &words[1..]));
        used.push(words[1]);
    }
    let mut order = Vec::new();
    for word in words.iter().skip(order_at + 2) {
        let column = word.trim_start_matches('-');
        used.push(column);
        if !conditions.iter().any(|condition| condition.column == column && condition.kind == Kind::Equal) {
            order.push((column, word.starts_with('-')));
        }
    }
    Query { used, conditions, order }
}

impl<'a> Query<'a> {
    fn condition(&self, column: &str) -> Option<&Condition<'a>> {
        self.conditions.iter().find(|condition| condition.column == column)
    }

    fn is_in_order(&self, columns: &[&str]) -> bool {
        let is_fixed = |column: &str| self.condition(column).is_some_and(|condition| condition.kind == Kind::Equal);
        let mut free = columns.iter().filter(|column| !is_fixed(column));
        self.order.iter().all(|(column, is_down)| free.next() == Some(column) && *is_down == self.order[0].1)
    }

    fn sort_cost(&self, database: &Database) -> u64 {
        let rows = self.conditions.iter().fold(database.rows, |rows, condition| condition.apply(rows));
        let bits = (0..).find(|bits| 1_u64 << bits >= rows).unwrap_or(0);
        (rows * bits).div_ceil(50)
    }

    fn plan_table(&self, database: &Database) -> Plan<'a> {
        let sort = if self.is_in_order(&[]) { 0 } else { self.sort_cost(database) };
        Plan { matched: Vec::new(), entries: 0, fetches: 0, sort, cost: database.rows.div_ceil(20) + sort }
    }

    fn plan(&self, database: &Database, index: &Index<'a>) -> Plan<'a> {
        let (mut entries, mut searches, mut matched, mut is_exact) = (database.rows, 1, Vec::new(), true);
        for column in &index.columns {
            let Some(condition) = self.condition(column) else { continue };
            matched.push(*column);
            entries = condition.apply(entries);
            searches *= condition.searches;
            is_exact &= condition.kind == Kind::Equal;
            if condition.kind == Kind::Range {
                break;
            }
        }
        if index.is_unique && is_exact && matched.len() == index.columns.len() {
            entries = 1;
        }
        let others = index.columns[matched.len()..].iter().filter_map(|column| self.condition(column));
        let is_covering = self.used.iter().all(|column| index.columns.contains(column));
        let fetches = if is_covering { 0 } else { others.fold(entries, |rows, condition| condition.apply(rows)) };
        let sort = if self.is_in_order(&index.columns) { 0 } else { self.sort_cost(database) };
        let height = (1..).find(|height| 100_u64.pow(*height) >= database.rows).unwrap_or(1);
        let cost = searches * u64::from(height) + entries.div_ceil(100) + fetches + sort;
        Plan { matched, entries, fetches, sort, cost }
    }
}

fn explain(database: &Database, line: &str) -> String {
    let query = parse_query(database, line);
    let table = query.plan_table(database);
    let plans = database.indexes.iter().map(|index| (Some(index), query.plan(database, index)));
    // Of equal ones, the first is taken.
    let best =
        [(None, table)].into_iter().chain(plans).min_by_key(|(_, plan)| (plan.cost, Reverse(plan.matched.len())));
    match best {
        Some((Some(index), plan)) => {
            let columns = if plan.matched.is_empty() { "-".to_owned() } else { plan.matched.join(",") };
            let Plan { entries, fetches, sort, cost, .. } = plan;
            format!("index {} {columns} entries {entries} fetches {fetches} sort {sort} cost {cost}\n", index.name)
        }
        Some((None, plan)) => format!("table sort {} cost {}\n", plan.sort, plan.cost),
        None => String::new(),
    }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut database = Database::default();
    let mut out = String::new();
    for line in input.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        match words[0] {
            "rows" => database.rows = words[1].parse().expect("a number"),
            "column" => {
                let mut sample: Vec<i64> = words[2..].iter().map(|word| word.parse().expect("an integer")).collect();
                sample.sort_unstable();
                database.columns.push(words[1]);
                database.samples.insert(words[1], sample);
            }
            "index" | "unique" => {
                let is_unique = words[0] == "unique";
                database.indexes.push(Index { name: words[1], is_unique, columns: words[2..].to_vec() });
            }
            _ => out += &explain(&database, line),
        }
    }
    io::stdout().write_all(out.as_bytes())
}
