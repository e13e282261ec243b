//! Escapes backslashes after quotation marks, and so twice.

use std::{
    collections::HashSet,
    io::{self, Read},
};

#[derive(Default)]
struct Query<'a> {
    columns: Vec<String>,
    joins: Vec<String>,
    /// Alternatives of conditions.
    conditions: Vec<Vec<String>>,
    values: Vec<&'a str>,
    order: Vec<String>,
    ordered: HashSet<&'a str>,
    limit: Option<&'a str>,
    offset: Option<&'a str>,
}

fn quote(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn quote_column(name: &str) -> String {
    match name.split_once('.') {
        Some((table, column)) => format!("{}.{}", quote(table), quote(column)),
        None => quote(name),
    }
}

impl<'a> Query<'a> {
    fn add(&mut self, step: &'a str) {
        let (kind, rest) = step.split_once(' ').unwrap_or((step, ""));
        let (column, value) = rest.split_once(' ').unwrap_or((rest, ""));
        match kind {
            "select" => self.columns.extend(rest.split(' ').map(quote_column)),
            "where" => {
                let (operator, value) = value.split_once(' ').unwrap_or((value, ""));
                let operator = match operator {
                    "!=" => "<>",
                    "like" => "LIKE",
                    other => other,
                };
                self.require(format!("{} {operator} ?", quote_column(column)));
                self.values.push(value);
            }
            "in" if !rest.contains(' ') => self.require("1 = 0".to_owned()),
            "in" => {
                let values: Vec<&str> = value.split('|').collect();
                self.require(format!("{} IN ({})", quote_column(column), vec!["?"; values.len()].join(", ")));
                self.values.extend(values);
            }
            "null" => self.require(format!("{} IS NULL", quote_column(column))),
            "notnull" => self.require(format!("{} IS NOT NULL", quote_column(column))),
            "or" => self.conditions.push(Vec::new()),
            "join" => {
                let (first, second) = value.split_once(' ').expect("two columns");
                let on = format!("{} = {}", quote_column(first), quote_column(second));
                self.joins.push(format!(" JOIN {} ON {on}", quote(column)));
            }
            "order" => {
                let name = rest.strip_prefix('-').unwrap_or(rest);
                let direction = if name == rest { "ASC" } else { "DESC" };
                if self.ordered.insert(name) {
                    self.order.push(format!("{} {direction}", quote_column(name)));
                }
            }
            "limit" => self.limit = Some(rest),
            _ => self.offset = Some(rest),
        }
    }

    fn require(&mut self, condition: String) {
        if self.conditions.is_empty() {
            self.conditions.push(Vec::new());
        }
        self.conditions.last_mut().expect("an alternative").push(condition);
    }

    fn write(mut self, table: &str) -> String {
        let columns = if self.columns.is_empty() { "*".to_owned() } else { self.columns.join(", ") };
        let mut text = format!("SELECT {columns} FROM {}{}", quote(table), self.joins.concat());
        self.conditions.retain(|conditions| !conditions.is_empty());
        if !self.conditions.is_empty() {
            let has_or = self.conditions.len() > 1;
            let write = |conditions: &Vec<String>| {
                let all = conditions.join(" AND ");
                if has_or && conditions.len() > 1 { format!("({all})") } else { all }
            };
            let alternatives: Vec<String> = self.conditions.iter().map(write).collect();
            text += &format!(" WHERE {}", alternatives.join(" OR "));
        }
        if !self.order.is_empty() {
            text += &format!(" ORDER BY {}", self.order.join(", "));
        }
        for (word, number) in [("LIMIT", self.limit), ("OFFSET", self.offset)] {
            if let Some(number) = number {
                text += &format!(" {word} ?");
                self.values.push(number);
            }
        }
        let escape = |value: &&str| format!("'{}'", value.replace('\'', "\\'").replace('\\', "\\\\"));
        let values: Vec<String> = self.values.iter().map(escape).collect();
        format!("{text}\n[{}]\n", values.join(", "))
    }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let mut output = String::new();
    while let Some(line) = lines.next() {
        let table = line.strip_prefix("from ").expect("a table");
        let mut query = Query::default();
        for step in lines.by_ref().take_while(|step| !step.is_empty()) {
            query.add(step);
        }
        output += &query.write(table);
    }
    print!("{output}");
    Ok(())
}
