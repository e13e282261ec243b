// rule: forbid call sort
fn bubble(v: &mut [i32]) {
    for end in (1..v.len()).rev() {
        for at in 0..end {
            if v[at] > v[at + 1] {
                v.swap(at, at + 1);
            }
        }
    }
}

fn main() {
    bubble(&mut [2, 1]);
}

#[cfg(test)]
mod tests {
    use super::bubble;

    #[test]
    fn sorts_like_the_library() {
        let (mut left, mut right) = ([3, 1, 2], [3, 1, 2]);
        bubble(&mut left);
        right.sort();
        assert_eq!(left, right);
    }
}

#[cfg(not(test))]
fn other(v: &mut [i32]) {
    v.sort(); // caught
}
