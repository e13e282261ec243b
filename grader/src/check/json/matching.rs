//! A largest matching between two lists, by augmenting paths.

use std::collections::VecDeque;

/// Pairs each element of the left list with one of its `partners`, places in a right list of `right_count` elements,
/// as many as can be, and gives the first element of either list that is left over. `None` when `work_left`, one
/// unit for every possible pair looked at, is used up.
///
/// Elements are taken in order and one that has a partner never loses it for good, so the first that is left over is
/// the first that no partner can be found for once all before it have one.
pub(super) fn find_unmatched(
    partners: &[Vec<u32>],
    right_count: usize,
    work_left: &mut usize,
) -> Option<(Option<usize>, Option<usize>)> {
    let mut right_of: Vec<Option<u32>> = vec![None; partners.len()];
    let mut left_of: Vec<Option<usize>> = vec![None; right_count];
    let mut first_left_over = None;
    for left in 0..partners.len() {
        let mut reached_from: Vec<Option<usize>> = vec![None; right_count];
        *work_left = work_left.checked_sub(1 + right_count / 64)?;
        let Some(mut right) = find_free(partners, &left_of, left, &mut reached_from, work_left)? else {
            first_left_over = first_left_over.or(Some(left));
            continue;
        };
        // Every element on the way to the free one moves one on.
        while let Some(from) = reached_from[right as usize] {
            left_of[right as usize] = Some(from);
            let Some(before) = right_of[from].replace(right) else { break };
            right = before;
        }
    }
    Some((first_left_over, left_of.iter().position(Option::is_none)))
}

/// Searches, breadth first, a right element without partner that `left` can get to. `reached_from` is filled with
/// the left element from which each right one was reached.
fn find_free(
    partners: &[Vec<u32>],
    left_of: &[Option<usize>],
    left: usize,
    reached_from: &mut [Option<usize>],
    work_left: &mut usize,
) -> Option<Option<u32>> {
    let mut waiting = VecDeque::from([left]);
    while let Some(from) = waiting.pop_front() {
        for right in &partners[from] {
            *work_left = work_left.checked_sub(1)?;
            let reached = &mut reached_from[*right as usize];
            if reached.is_some() {
                continue;
            }
            *reached = Some(from);
            match left_of[*right as usize] {
                None => return Some(Some(*right)),
                Some(next) => waiting.push_back(next),
            }
        }
    }
    Some(None)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::find_unmatched;

    #[track_caller]
    fn check(partners: &[&[u32]], right_count: usize, expect: (Option<usize>, Option<usize>)) {
        let partners: Vec<_> = partners.iter().map(|list| list.to_vec()).collect();
        assert_eq!(find_unmatched(&partners, right_count, &mut 1_000), Some(expect));
    }

    #[test]
    fn partners_move_on_when_another_needs_theirs() {
        check(&[], 0, (None, None));
        check(&[&[0, 1], &[0]], 2, (None, None));
        check(&[&[0, 1], &[1, 2], &[0], &[0, 3]], 4, (None, None));
        check(&[&[0], &[0], &[1]], 2, (Some(1), None));
        check(&[&[0], &[]], 3, (Some(1), Some(1)));
    }

    #[test]
    fn work_is_bounded() {
        let partners = vec![(0..100).collect::<Vec<u32>>(); 100];
        assert_eq!(find_unmatched(&partners, 100, &mut 100_000), Some((None, None)));
        assert_eq!(find_unmatched(&partners, 100, &mut 500), None);
    }

    /// Whether every left element can have a partner, by trying every way.
    fn is_perfect(partners: &[Vec<u32>], taken: &mut Vec<u32>) -> bool {
        let Some((first, rest)) = partners.split_first() else { return true };
        first.iter().any(|right| {
            if taken.contains(right) {
                return false;
            }
            taken.push(*right);
            let is_perfect = is_perfect(rest, taken);
            taken.pop();
            is_perfect
        })
    }

    proptest! {
        #[test]
        fn agrees_with_trying_every_way(
            partners in proptest::collection::vec(proptest::collection::vec(0_u32..6, 0..4), 6),
        ) {
            let (left, right) = find_unmatched(&partners, 6, &mut 10_000).expect("work");
            prop_assert_eq!(left.is_none(), is_perfect(&partners, &mut Vec::new()));
            prop_assert_eq!(left.is_none(), right.is_none());
            let longest = (0..=6).rev().find(|count| is_perfect(&partners[..*count], &mut Vec::new()));
            prop_assert_eq!(left.unwrap_or(6), longest.expect("none is always perfect"));
        }
    }
}
