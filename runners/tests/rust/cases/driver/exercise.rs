mod shapes;

pub fn solve(side: u32) -> u32 {
    shapes::area(side)
}
