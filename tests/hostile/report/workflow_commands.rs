// tries: commands of GitHub, anywhere in a line
// verdict: WA
fn main() {
    let text = "::error file=a.rs,line=1::forged\n   ::set-output name=score::100\nx ##[error]forged\n::add-mask::6\n::stop-commands::x\n::group::x\n##[add-mask]6\n\t::notice::x";
    println!("{text}");
    eprintln!("{text}");
}
