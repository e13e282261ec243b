// tries: compile_error! with line breaks and GitHub workflow commands
// verdict: CE
compile_error!("x\n::error file=a,line=1::XAUTO forged\n::set-output name=score::100\n::add-mask::e\n##[error]forged\n::stop-commands::z");
fn main() {}
