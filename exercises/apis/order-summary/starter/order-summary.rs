use std::io::{self, BufRead};

/// One line of the till's file.
struct OrderLine {
    order: String,
    customer: String,
    product: String,
    quantity: u64,
    price: String,
}

fn parse_order_line(line: &str) -> OrderLine {
    let mut fields = line.split('\t').map(str::to_owned);
    let mut next = || fields.next().expect("five fields");
    OrderLine {
        order: next(),
        customer: next(),
        product: next(),
        quantity: next().parse().expect("a quantity"),
        price: next(),
    }
}

fn main() -> io::Result<()> {
    let mut lines = Vec::new();
    for line in io::stdin().lock().lines().skip(1) {
        lines.push(parse_order_line(&line?));
    }

    // Your code goes here. For now, the order lines go to standard error, which nobody judges.
    for OrderLine { order, customer, product, quantity, price } in &lines {
        eprintln!("{order}: {customer} buys {quantity} x {product} at {price}");
    }
    println!("{{\"orders\": 0, \"revenue\": 0, \"best_seller\": null}}");
    Ok(())
}
