//! Treats the patient who is only asked for.

use std::{
    collections::HashMap,
    fmt::Write,
    io::{self, Read},
};

struct Patient<'a> {
    name: &'a str,
    urgency: i64,
    arrival: usize,
}

impl Patient<'_> {
    fn is_before(&self, other: &Self) -> bool {
        self.urgency > other.urgency || self.urgency == other.urgency && self.arrival < other.arrival
    }
}

#[derive(Default)]
struct Heap<'a> {
    patients: Vec<Patient<'a>>,
    /// By name: when the patient arrived.
    arrivals: HashMap<&'a str, usize>,
    /// By arrival: where in the heap the patient is.
    places: Vec<usize>,
}

impl<'a> Heap<'a> {
    fn push(&mut self, patient: Patient<'a>) {
        let place = self.patients.len();
        self.arrivals.insert(patient.name, patient.arrival);
        self.places.resize(patient.arrival + 1, place);
        self.patients.push(patient);
        self.rise(place);
    }

    fn find(&self, name: &str) -> usize {
        self.places[self.arrivals[name]]
    }

    fn change(&mut self, name: &str, urgency: i64) {
        let place = self.find(name);
        self.patients[place].urgency = urgency;
        let place = self.rise(place);
        self.sink(place);
    }

    fn remove(&mut self, place: usize) -> Patient<'a> {
        let last = self.patients.len() - 1;
        self.swap(place, last);
        let patient = self.patients.pop().expect("a patient");
        self.arrivals.remove(patient.name);
        if place < last {
            let place = self.rise(place);
            self.sink(place);
        }
        patient
    }

    /// Lets a patient rise past those who come later, and returns the new place.
    fn rise(&mut self, mut place: usize) -> usize {
        while place > 0 {
            let above = (place - 1) / 2;
            if !self.patients[place].is_before(&self.patients[above]) {
                break;
            }
            self.swap(place, above);
            place = above;
        }
        place
    }

    fn sink(&mut self, mut place: usize) {
        loop {
            let mut first = place;
            for below in [2 * place + 1, 2 * place + 2] {
                if below < self.patients.len() && self.patients[below].is_before(&self.patients[first]) {
                    first = below;
                }
            }
            if first == place {
                return;
            }
            self.swap(place, first);
            place = first;
        }
    }

    fn swap(&mut self, first: usize, second: usize) {
        self.patients.swap(first, second);
        self.places[self.patients[first].arrival] = first;
        self.places[self.patients[second].arrival] = second;
    }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut output = String::new();
    let mut heap = Heap::default();
    for (arrival, line) in input.lines().enumerate().skip(1) {
        let words: Vec<&str> = line.split(' ').collect();
        let read_urgency = || words[2].parse().expect("an urgency");
        match words[0] {
            "arrive" => heap.push(Patient { name: words[1], urgency: read_urgency(), arrival }),
            "change" => heap.change(words[1], read_urgency()),
            "leave" => drop(heap.remove(heap.find(words[1]))),
            "waiting" => writeln!(output, "{}", heap.patients.len()).expect("a string takes every write"),
            command => match heap.patients.first() {
                None => output.push_str("nobody\n"),
                Some(patient) => {
                    writeln!(output, "{} {}", patient.name, patient.urgency).expect("a string takes every write");
                    if !command.is_empty() {
                        heap.remove(0);
                    }
                }
            },
        }
    }
    print!("{output}");
    Ok(())
}
