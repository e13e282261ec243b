fn main() {
    let mut rows = Vec::new();
    loop {
        rows.push(vec![1_u8; 1 << 20]);
        if rows.len() > 100_000 {
            println!("{}", rows.len());
        }
    }
}
