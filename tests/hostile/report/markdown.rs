// tries: fences of every length, tables, links and images
// verdict: WA
fn main() {
    let text = format!("{}\n# h\n|a|b|\n|-|-|\n[x](javascript:alert(1)) ![x](http://192.0.2.1/x.png)\n<details>@everyone #1\n~~~~\n</details>", "`".repeat(50));
    println!("{text}");
    eprintln!("{text}");
}
