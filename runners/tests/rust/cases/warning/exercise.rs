fn main() {
    let unused = 3;
}
