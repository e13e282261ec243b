mod shapes;

fn main() {
    shapes::draw();
}
