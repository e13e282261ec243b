use std::io::{self, BufRead};

fn main() -> io::Result<()> {
    let mut lines = io::stdin().lock().lines();
    let first = lines.next().expect("two numbers")?;
    let (customer_lines, order_lines) = first.split_once(' ').expect("two numbers");
    let mut customers = Vec::new();
    for _ in 0..customer_lines.parse().expect("a number of lines") {
        customers.push(lines.next().expect("a customer")?);
    }
    let mut orders = Vec::new();
    for _ in 0..order_lines.parse().expect("a number of lines") {
        orders.push(lines.next().expect("an order")?);
    }
    let join = lines.next().expect("left or inner")?;
    let column = lines.next().expect("a column")?;
    eprintln!("{join} join of {} customers and {} orders", customers.len() - 1, orders.len() - 1);
    // Your code goes here: join, group, and print a line for each group.
    println!("{column},customers,orders,sum,average,largest");
    Ok(())
}
