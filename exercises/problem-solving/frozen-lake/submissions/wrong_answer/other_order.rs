use std::{
    collections::VecDeque,
    io::{self, BufRead, BufWriter, Write},
};

/// The directions in the order of their letters, with rows and columns.
const DIRECTIONS: [(char, isize, isize); 4] = [('N', -1, 0), ('E', 0, 1), ('S', 1, 0), ('W', 0, -1)];

#[derive(Clone, Copy)]
struct State {
    row: usize,
    column: usize,
    /// A bit for each key.
    keys: usize,
}

struct Lake {
    rows: Vec<Vec<u8>>,
}

impl Lake {
    fn cell(&self, row: usize, column: usize) -> u8 {
        self.rows.get(row).and_then(|cells| cells.get(column)).copied().unwrap_or(b'#')
    }

    fn index(&self, state: State) -> usize {
        (state.row * self.rows[0].len() + state.column) * 8 + state.keys
    }

    /// Where somebody ends who sets off, unless it is in a hole.
    fn slide(&self, mut state: State, (_, down, right): (char, isize, isize)) -> Option<State> {
        loop {
            let row = state.row.wrapping_add_signed(down);
            let column = state.column.wrapping_add_signed(right);
            let cell = self.cell(row, column);
            match cell {
                b'#' => return Some(state),
                b'A'..=b'C' if state.keys >> (cell - b'A') & 1 == 0 => return Some(state),
                b'o' => return None,
                _ => {}
            }
            (state.row, state.column) = (row, column);
            match cell {
                b'a'..=b'c' => state.keys |= 1 << (cell - b'a'),
                b'~' => return Some(state),
                _ => {}
            }
        }
    }

    fn solve(&self) -> Option<String> {
        let start = self.rows.iter().enumerate().find_map(|(row, cells)| {
            let column = cells.iter().position(|&cell| cell == b'S')?;
            Some(State { row, column, keys: 0 })
        })?;
        // How each state was reached: from which one, and in which direction.
        let mut reached: Vec<Option<(State, char)>> = vec![None; self.rows.len() * self.rows[0].len() * 8];
        reached[self.index(start)] = Some((start, ' '));
        let mut queue = VecDeque::from([start]);
        while let Some(state) = queue.pop_front() {
            if self.cell(state.row, state.column) == b'G' {
                let mut path = Vec::new();
                let mut state = state;
                while let Some((before, letter)) = reached[self.index(state)].filter(|(_, letter)| *letter != ' ') {
                    path.push(letter);
                    state = before;
                }
                return Some(path.iter().rev().collect());
            }
            for direction in DIRECTIONS {
                let Some(next) = self.slide(state, direction) else { continue };
                let entry = &mut reached[self.index(next)];
                if entry.is_none() {
                    *entry = Some((state, direction.0));
                    queue.push_back(next);
                }
            }
        }
        None
    }
}

fn main() -> io::Result<()> {
    let mut lines = io::stdin().lock().lines();
    let mut next = || lines.next().expect("another line");
    let mut output = BufWriter::new(io::stdout().lock());
    let count: usize = next()?.parse().expect("a number of lakes");
    for _ in 0..count {
        let size = next()?;
        let (height, _) = size.split_once(' ').expect("two numbers");
        let height: usize = height.parse().expect("a height");
        let rows = (0..height).map(|_| next().map(String::into_bytes)).collect::<io::Result<_>>()?;
        match (Lake { rows }).solve() {
            Some(path) => writeln!(output, "{} {path}", path.len())?,
            None => writeln!(output, "impossible")?,
        }
    }
    output.flush()
}
