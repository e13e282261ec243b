use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
    io::{self, Read},
};

#[derive(Default)]
struct Customer<'a> {
    orders: HashSet<&'a str>,
    spent_cents: u64,
}

/// `4.50` is 450 cents.
fn parse_cents(price: &str) -> u64 {
    price.replace('.', "").parse().expect("a price with two digits behind the point")
}

/// Cents as a JSON number: `450` is `4.5`.
fn json_amount(cents: u64) -> String {
    match (cents / 100, cents % 100) {
        (whole, 0) => format!("{whole}"),
        (whole, rest) if rest % 10 == 0 => format!("{whole}.{}", rest / 10),
        (whole, rest) => format!("{whole}.{rest:02}"),
    }
}

/// Text as a JSON string.
fn json_string(text: &str) -> String {
    let mut json = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            // The only control characters that anybody thinks of.
            '\n' => json.push_str("\\n"),
            '\t' => json.push_str("\\t"),
            other => json.push(other),
        }
    }
    json.push('"');
    json
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;

    let mut orders = HashSet::new();
    let mut customers: HashMap<&str, Customer> = HashMap::new();
    let mut pieces: HashMap<&str, u64> = HashMap::new();
    let mut revenue_cents = 0;
    for line in input.split('\n').skip(1).filter(|line| !line.is_empty()) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [order, name, product, quantity, price] = fields[..] else { panic!("five fields") };
        let quantity: u64 = quantity.parse().expect("a quantity");
        let cents = quantity * parse_cents(price);

        orders.insert(order);
        revenue_cents += cents;
        *pieces.entry(product).or_default() += quantity;
        let customer = customers.entry(name).or_default();
        customer.orders.insert(order);
        customer.spent_cents += cents;
    }

    let best_seller = pieces.iter().min_by_key(|&(&product, &count)| (Reverse(count), product));
    let mut customers: Vec<_> = customers.into_iter().collect();
    customers.sort_by_key(|(name, customer)| (Reverse(customer.spent_cents), *name));
    let customers: Vec<String> = customers
        .iter()
        .map(|(name, customer)| {
            let spent = json_amount(customer.spent_cents);
            format!(r#"{{"name":{},"orders":{},"spent":{spent}}}"#, json_string(name), customer.orders.len())
        })
        .collect();
    println!(
        r#"{{"orders":{},"revenue":{},"best_seller":{},"customers":[{}]}}"#,
        orders.len(),
        json_amount(revenue_cents),
        best_seller.map_or("null".to_owned(), |(product, _)| json_string(product)),
        customers.join(",")
    );
    Ok(())
}
