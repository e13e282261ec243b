pub fn draw() {
    let x: u32 = "three";
}
