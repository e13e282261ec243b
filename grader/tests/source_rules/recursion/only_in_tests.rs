// rule: require recursion // caught
fn main() {}

#[cfg(test)]
mod tests {
    fn count(n: u32) -> u32 {
        if n == 0 { 0 } else { 1 + count(n - 1) }
    }
}
