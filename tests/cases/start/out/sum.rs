fn main() {
    // Read integers from standard input, then print their sum.
}
