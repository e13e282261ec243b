use std::{
    collections::VecDeque,
    io::{self, BufRead},
};

/// Where somebody ends who sets off, with the keys that were found, unless it is in a hole.
fn slide(
    rows: &[Vec<u8>],
    mut place: (isize, isize),
    keys: &str,
    by: (isize, isize),
) -> Option<((isize, isize), String)> {
    let mut keys = keys.to_owned();
    loop {
        let (row, column) = (place.0 + by.0, place.1 + by.1);
        let cells = usize::try_from(row).ok().and_then(|row| rows.get(row));
        let cell = cells.and_then(|cells| cells.get(usize::try_from(column).ok()?)).copied().unwrap_or(b'#');
        let key = char::from(cell.to_ascii_lowercase());
        if cell == b'#' || cell.is_ascii_uppercase() && b"ABC".contains(&cell) && !keys.contains(key) {
            return Some((place, keys));
        }
        if cell == b'o' {
            return None;
        }
        place = (row, column);
        if b"abc".contains(&cell) && !keys.contains(key) {
            keys.push(key);
        }
        if cell == b'~' {
            return Some((place, keys));
        }
    }
}

fn main() -> io::Result<()> {
    let mut lines = io::stdin().lock().lines();
    let mut next = || lines.next().expect("another line");
    let count: usize = next()?.parse().expect("a number of lakes");
    for _ in 0..count {
        let size = next()?;
        let height: usize = size.split(' ').next().expect("a height").parse().expect("a height");
        let rows: Vec<Vec<u8>> = (0..height).map(|_| next().map(String::into_bytes)).collect::<io::Result<_>>()?;
        let row = rows.iter().position(|cells| cells.contains(&b'S')).expect("a start");
        let column = rows[row].iter().position(|&cell| cell == b'S').expect("a start");
        // All ways of one length before the longer ones, without a thought of where one has been.
        let mut queue = VecDeque::from([((row as isize, column as isize), String::new(), String::new())]);
        let mut found = None;
        while let Some((place, keys, path)) = queue.pop_front() {
            if rows[place.0 as usize][place.1 as usize] == b'G' {
                found = Some(path);
                break;
            }
            if path.len() > 60 {
                break;
            }
            for (letter, by) in [('E', (0, 1)), ('N', (-1, 0)), ('S', (1, 0)), ('W', (0, -1))] {
                if let Some((next, new_keys)) = slide(&rows, place, &keys, by)
                    && next != place
                {
                    queue.push_back((next, new_keys, format!("{path}{letter}")));
                }
            }
        }
        println!("{}", found.map_or("impossible".to_owned(), |path| format!("{} {path}", path.len())));
    }
    Ok(())
}
