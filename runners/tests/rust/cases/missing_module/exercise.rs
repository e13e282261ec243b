mod shapes;

fn main() {}
