mod input;
mod solution; // the submission

fn main() {}
