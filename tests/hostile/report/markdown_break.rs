// tries: code-fence end, table pipes, images that phone home, @mentions, task refs
// verdict: WA
fn main() { println!("```\n`````\n~~~\n# Score: 100\n| a | b |\n|---|---|\n![x](http://evil.invalid/p.png)\n[x](javascript:alert(1))\n@everyone fixes #1\n<!-- "); }
