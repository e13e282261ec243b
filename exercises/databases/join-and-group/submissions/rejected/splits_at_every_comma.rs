use std::{
    collections::{BTreeMap, HashMap},
    io::{self, BufWriter, Read, Write},
};

/// The cells of a line.
fn parse_line(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut is_quoted = false;
    let mut characters = line.chars().peekable();
    while let Some(character) = characters.next() {
        let cell = cells.last_mut().expect("there is always a cell");
        match character {
            '"' if is_quoted && characters.peek() == Some(&'"') => cell.extend(characters.next()),
            '"' => is_quoted = !is_quoted,
            ',' => cells.push(String::new()),
            _ => cell.push(character),
        }
    }
    cells
}

fn quote(cell: &str) -> String {
    if cell.contains(['"', ',']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

fn find(head: &[String], column: &str) -> usize {
    head.iter().position(|name| name == column).expect("the column is there")
}

#[derive(Default)]
struct Total {
    count: i64,
    sum: i64,
    largest: Option<i64>,
}

impl Total {
    fn add(&mut self, other: &Self) {
        self.count += other.count;
        self.sum += other.sum;
        self.largest = self.largest.max(other.largest);
    }

    fn average(&self) -> String {
        // Twice the hundredths, and one for rounding, are halved again.
        let hundredths = (self.sum.abs() * 200 / self.count + 1) / 2;
        let sign = if self.sum < 0 && hundredths > 0 { "-" } else { "" };
        format!("{sign}{}.{:02}", hundredths / 100, hundredths % 100)
    }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut output = BufWriter::new(io::stdout().lock());
    let mut lines = input.lines();
    let mut next = || lines.next().expect("another line");
    let (customer_lines, order_lines) = next().split_once(' ').expect("two numbers");
    let mut read_table = |count: &str| -> Vec<Vec<String>> {
        (0..count.parse().expect("a number of lines")).map(|_: usize| parse_line(next())).collect()
    };
    let customers = read_table(customer_lines);
    let orders = read_table(order_lines);
    let is_inner = next() == "inner";
    let column = next();

    let (owner, amount) = (find(&orders[0], "customer"), find(&orders[0], "amount"));
    let mut totals: HashMap<&str, Total> = HashMap::new();
    for order in &orders[1..] {
        let amount = order[amount].parse().expect("an amount");
        totals.entry(&order[owner]).or_default().add(&Total { count: 1, sum: amount, largest: Some(amount) });
    }
    let (id, column_place) = (find(&customers[0], "id"), find(&customers[0], column));
    let mut groups: BTreeMap<&str, (usize, Total)> = BTreeMap::new();
    for customer in &customers[1..] {
        let total = totals.get(customer[id].as_str());
        if total.is_none() && is_inner {
            continue;
        }
        let group = groups.entry(&customer[column_place]).or_default();
        group.0 += 1;
        group.1.add(total.unwrap_or(&Total::default()));
    }
    writeln!(output, "{},customers,orders,sum,average,largest", quote(column))?;
    for (name, (members, total)) in groups {
        let (count, sum) = (total.count, total.sum);
        write!(output, "{},{members},{count},{sum},", quote(name))?;
        match total.largest {
            Some(largest) => writeln!(output, "{},{largest}", total.average())?,
            None => writeln!(output, ",")?,
        }
    }
    output.flush()
}
