//! Sorts the lines by what they are counted for, and counts runs.

use std::io::{self, BufRead, Write};

struct Line {
    order: String,
    customer: String,
    product: String,
    quantity: u64,
    cents: u64,
}

impl Line {
    fn parse(text: &str) -> Self {
        let mut fields = text.split('\t');
        let mut next = || fields.next().expect("five fields");
        let (order, customer, product) = (next().to_owned(), next().to_owned(), next().to_owned());
        let quantity: u64 = next().parse().expect("a quantity");
        let (whole, cents) = next().split_once('.').expect("a price with a point");
        let price = whole.parse::<u64>().expect("digits") * 100 + cents.parse::<u64>().expect("two digits");
        Self { order, customer, product, quantity, cents: quantity * price }
    }
}

fn count_orders<'a>(lines: impl Iterator<Item = &'a Line>) -> usize {
    let mut orders: Vec<&str> = lines.map(|line| line.order.as_str()).collect();
    orders.sort_unstable();
    orders.dedup();
    orders.len()
}

fn write_string(text: &str, output: &mut impl Write) -> io::Result<()> {
    write!(output, "\"")?;
    for unit in text.encode_utf16() {
        match unit {
            0x20..=0x7e if unit != 0x22 && unit != 0x5c => write!(output, "{}", unit as u8 as char)?,
            _ => write!(output, "\\u{unit:04X}")?,
        }
    }
    write!(output, "\"")
}

fn main() -> io::Result<()> {
    let mut lines = Vec::new();
    for line in io::stdin().lock().lines().skip(1) {
        lines.push(Line::parse(&line?));
    }
    let mut output = io::stdout().lock();
    let revenue: u64 = lines.iter().map(|line| line.cents).sum();
    writeln!(output, "{{\n  \"orders\": {},", count_orders(lines.iter()))?;
    writeln!(output, "  \"revenue\": {}.{:02},", revenue / 100, revenue % 100)?;

    lines.sort_by(|a, b| a.product.cmp(&b.product));
    let mut best: Option<(&str, u64)> = None;
    for run in lines.chunk_by(|a, b| a.product == b.product) {
        let pieces = run.iter().map(|line| line.quantity).sum();
        if best.is_none_or(|(_, most)| pieces > most) {
            best = Some((&run[0].product, pieces));
        }
    }
    write!(output, "  \"best_seller\": ")?;
    match best {
        Some((product, _)) => write_string(product, &mut output)?,
        None => write!(output, "null")?,
    }

    lines.sort_by(|a, b| a.customer.cmp(&b.customer));
    let mut customers: Vec<(&str, usize, u64)> = lines
        .chunk_by(|a, b| a.customer == b.customer)
        .map(|run| (run[0].customer.as_str(), count_orders(run.iter()), run.iter().map(|line| line.cents).sum()))
        .collect();
    // A stable sort keeps equals in the order of their names.
    customers.sort_by(|a, b| b.2.cmp(&a.2));
    write!(output, ",\n  \"customers\": [")?;
    for (index, (name, orders, spent)) in customers.into_iter().enumerate() {
        write!(output, "{}\n    {{\"name\": ", if index == 0 { "" } else { "," })?;
        write_string(name, &mut output)?;
        write!(output, ", \"orders\": {orders}, \"spent\": {}.{:02}}}", spent / 100, spent % 100)?;
    }
    writeln!(output, "\n  ]\n}}")
}
