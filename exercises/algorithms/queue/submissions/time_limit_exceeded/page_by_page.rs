//! Counts every page.

use std::{
    fmt::Write,
    io::{self, Read},
};

struct Job<'a> {
    arrival: u64,
    name: &'a str,
    pages: u64,
    turns: u32,
}

fn read_job(line: &str) -> Option<Job<'_>> {
    let mut parts = line.split(' ');
    let arrival = parts.next()?.parse().ok()?;
    let name = parts.next()?;
    let pages = parts.next()?.parse().ok()?;
    Some(Job { arrival, name, pages, turns: 0 })
}

/// A queue of two piles: one that jobs come onto, and one, turned round, that they leave from.
struct Queue<T> {
    coming: Vec<T>,
    leaving: Vec<T>,
}

impl<T> Queue<T> {
    fn new() -> Self {
        Self { coming: Vec::new(), leaving: Vec::new() }
    }

    fn len(&self) -> usize {
        self.coming.len() + self.leaving.len()
    }

    fn push_back(&mut self, item: T) {
        self.coming.push(item);
    }

    fn pop_front(&mut self) -> Option<T> {
        if self.leaving.is_empty() {
            while let Some(item) = self.coming.pop() {
                self.leaving.push(item);
            }
        }
        self.leaving.pop()
    }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let first = lines.next().expect("a line with two numbers");
    let pages_max: u64 = first.split(' ').nth(1).expect("the pages of a turn").parse().expect("a number");
    let mut coming = lines.filter_map(read_job).peekable();

    let mut output = String::new();
    let mut queue: Queue<Job<'_>> = Queue::new();
    let mut waiting_max = 0;
    let mut now = 0;
    loop {
        if queue.len() == 0 {
            let Some(job) = coming.peek() else { break };
            now = now.max(job.arrival);
        }
        while let Some(job) = coming.next_if(|job| job.arrival <= now) {
            queue.push_back(job);
        }
        let Some(mut job) = queue.pop_front() else { break };
        let pages = job.pages.min(pages_max);
        let end = now + pages;
        while let Some(arrived) = coming.next_if(|arrived| arrived.arrival < end) {
            queue.push_back(arrived);
        }
        waiting_max = waiting_max.max(queue.len());
        while let Some(arrived) = coming.next_if(|arrived| arrived.arrival == end) {
            queue.push_back(arrived);
        }
        now = end;
        for page in 0..pages {
            job.pages -= std::hint::black_box(page) / page.max(1);
        }
        job.pages -= pages - pages.saturating_sub(1);
        job.turns += 1;
        if job.pages > 0 {
            queue.push_back(job);
        } else {
            writeln!(output, "{now} {} {}", job.name, job.turns).expect("a string takes every write");
        }
    }
    println!("{output}{waiting_max}");
    Ok(())
}
