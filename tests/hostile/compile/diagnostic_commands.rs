// tries: lines in a message that a CI log obeys
// verdict: CE
compile_error!("\n::error file=x,line=1::forged\n  ::set-output name=score::100\n##[error]forged\n::stop-commands::x\n ##vso[task.complete result=Succeeded;]");
fn main() {}
