use std::{
    cmp::Ordering,
    io::{self, BufWriter, Read, Write},
};

/// A width in pixels, or a share of the page in percent.
#[derive(Clone, Copy)]
struct Size<'a>(&'a str);

struct Item<'a> {
    name: &'a str,
    height: u64,
    grow: u64,
    min: u64,
    max: u64,
    size: Size<'a>,
    /// Other sizes for pages that are at least so wide.
    wider: Vec<(u64, Size<'a>)>,
}

/// An item in a row.
struct Placed<'a> {
    item: &'a Item<'a>,
    width: u64,
}

fn parse_number(text: &str) -> u64 {
    text.parse().expect("a number")
}

impl Size<'_> {
    fn of(self, page: u64) -> u64 {
        match self.0.strip_suffix('%') {
            Some(percent) => page * parse_number(percent) / 100,
            None => parse_number(self.0),
        }
    }
}

impl<'a> Item<'a> {
    fn parse(line: &'a str) -> Self {
        let words: Vec<&str> = line.split(' ').collect();
        let wider = words[6..].iter().filter_map(|word| word.split_once(':'));
        Self {
            name: words[0],
            height: parse_number(words[1]),
            grow: parse_number(words[2]),
            min: parse_number(words[3]),
            max: parse_number(words[4]),
            size: Size(words[5]),
            wider: wider.map(|(from, size)| (parse_number(from), Size(size))).collect(),
        }
    }

    fn width(&self, page: u64) -> u64 {
        let fitting = self.wider.iter().filter(|(from, _)| *from <= page);
        let size = fitting.max_by_key(|(from, _)| *from).map_or(self.size, |(_, size)| *size);
        size.of(page).clamp(self.min, self.max)
    }
}

impl Placed<'_> {
    fn room(&self) -> u64 {
        self.item.max - self.width
    }

    /// Whose room is used up first when all grow.
    fn compare(&self, other: &Self) -> Ordering {
        ((self.room() + 1) * other.item.grow).cmp(&((other.room() + 1) * self.item.grow))
    }
}

/// Shares the free pixels out among the items that grow.
fn grow(row: &mut [Placed], mut free: u64) {
    let mut growing: Vec<&mut Placed> = row.iter_mut().filter(|placed| placed.item.grow > 0).collect();
    growing.sort_by(|a, b| a.compare(b));
    let mut total: u64 = growing.iter().map(|placed| placed.item.grow).sum();
    for placed in growing {
        // Who is before all others in this order, and has enough room, leaves enough for all others.
        let share = free * placed.item.grow / total;
        if share > placed.room() {
            free -= placed.room();
            total -= placed.item.grow;
            placed.width = placed.item.max;
        } else {
            placed.width += share;
            free -= share;
            total -= placed.item.grow;
        }
    }
}

fn wrap<'a>(items: &'a [Item<'a>], page: u64, gap: u64) -> Vec<Vec<Placed<'a>>> {
    let mut rows: Vec<Vec<Placed>> = Vec::new();
    let mut used = 0;
    for item in items {
        let placed = Placed { item, width: item.width(page) };
        match rows.last_mut() {
            Some(row) if used + gap + placed.width <= page => {
                used += gap + placed.width;
                row.push(placed);
            }
            _ => {
                used = placed.width;
                rows.push(vec![placed]);
            }
        }
        let row = rows.last_mut().expect("the item is in it");
        if used > page {
            row[0].width = page.max(item.min);
        }
    }
    rows
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut output = BufWriter::new(io::stdout().lock());
    let mut lines = input.lines();
    let head: Vec<u64> = lines.next().unwrap_or_default().split(' ').map(parse_number).collect();
    let gap = head[2];
    let items: Vec<Item> = lines.by_ref().take(head[0] as usize).map(Item::parse).collect();
    for page in lines.map(parse_number) {
        let mut rows = wrap(&items, page, gap);
        let heights: Vec<u64> =
            rows.iter().filter_map(|row| row.iter().map(|placed| placed.item.height).max()).collect();
        let height = heights.iter().sum::<u64>() + gap * (rows.len() as u64 - 1);
        writeln!(output, "width {page} rows {} height {height}", rows.len())?;
        let mut top = 0;
        for (row, height) in rows.iter_mut().zip(heights) {
            let used: u64 = row.iter().map(|placed| placed.width).sum::<u64>() + gap * (row.len() as u64 - 1);
            grow(row, page.saturating_sub(used));
            let mut left = 0;
            for placed in row {
                writeln!(output, "{} {left} {top} {}", placed.item.name, placed.width)?;
                left += placed.width + gap;
            }
            top += height + gap;
        }
    }
    output.flush()
}
