//! Inputs that follow from a number: random bytes, words that parsers know, mutations of real inputs.

use super::feed::SNIPPETS;

/// Longest made-up input, in bytes.
const INPUT_BYTES_MAX: usize = 600;

/// Pieces of specs, packages and headers.
const WORDS: &[&str] = &[
    "title = \"x\"\n",
    "points = 10\n",
    "[limits]\n",
    "fuel = 1_000\n",
    "memory = \"1 MiB\"\n",
    "[check]\n",
    "mode = \"json\"\n",
    "mode = \"tokens\"\n",
    "float-tolerance = \"1e-6\"\n",
    "[groups.a]\n",
    "[groups.\"a/b\"]\n",
    "aggregation = \"min\"\n",
    "require-pass = [\"secret\"]\n",
    "feedback = \"full\"\n",
    "hint = \"\"\"\n",
    "problem_format_version: 2025-09\n",
    "name: x\n",
    "uuid: 1\n",
    "type: scoring\n",
    "limits:\n  time_limit: 1\n",
    "max_score: 100\n",
    "score_aggregation: min\n",
    "grading: custom\n",
    "range: 0 100\n",
    "on_reject: break\n",
    "&a [*a, *a]\n",
    "- \n",
    ": ",
    "{",
    "}",
    "[",
    "]",
    "// grade: a/b\n",
    "1 2 3\n",
    "1.0 2.00 -0 +1\n",
];

/// Numbers without end (Steele, Lea and Flood's SplitMix64).
pub(crate) struct Source(u64);

impl Source {
    /// The source with a number. Neighbours have nothing in common.
    pub(crate) fn numbered(number: u64) -> Self {
        Self(number.wrapping_mul(0xd134_2543_de82_ef95))
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end.max(1) as u64).unwrap_or(0)
    }

    /// One of a list that is not empty.
    pub(crate) fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())].clone()
    }

    /// An input: every third one random, every third one of words, the others a mutated seed where there is one.
    pub(crate) fn input(&mut self, seeds: &[Vec<u8>]) -> Vec<u8> {
        match self.below(3) {
            0 => self.bytes(INPUT_BYTES_MAX),
            1 if !seeds.is_empty() => {
                let mut input = self.pick(seeds);
                for _ in 0..=self.below(6) {
                    self.mutate(&mut input);
                }
                input
            }
            _ => {
                let head = self.bytes(12);
                let words = (0..self.below(24)).flat_map(|_| self.word());
                head.into_iter().chain(words.collect::<Vec<_>>()).collect()
            }
        }
    }

    fn bytes(&mut self, bytes_max: usize) -> Vec<u8> {
        (0..self.below(bytes_max)).map(|_| self.next().to_le_bytes()[0]).collect()
    }

    /// A word of either list, or the mark between two parts.
    fn word(&mut self) -> Vec<u8> {
        match self.below(8) {
            0 => vec![0xff],
            1..=3 => self.pick(SNIPPETS).as_bytes().to_vec(),
            _ => self.pick(WORDS).as_bytes().to_vec(),
        }
    }

    /// One change: a byte, a piece left out, doubled or put in, a part of the whole.
    pub(crate) fn mutate(&mut self, input: &mut Vec<u8>) {
        let (from, to) = (self.below(input.len() + 1), self.below(input.len() + 1));
        let (from, to) = (from.min(to), from.max(to).min(from.min(to) + 40));
        match self.below(6) {
            0 => drop(input.drain(from..to)),
            1 => {
                let piece = input[from..to].to_vec();
                input.splice(to..to, piece);
            }
            2 => {
                let word = self.word();
                input.splice(from..from, word);
            }
            3 => {
                let word = self.word();
                input.splice(from..to, word);
            }
            4 => input.truncate(from),
            _ => {
                if let Some(byte) = input.get_mut(from) {
                    *byte = self.next().to_le_bytes()[0];
                }
            }
        }
    }
}
