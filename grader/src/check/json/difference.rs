//! The first difference between two JSON values.
//!
//! Both trees are first put into one form: objects have their keys in order since they were read, and arrays whose
//! order is free get one, bottom up: by everything but numbers, then by numbers. Without a tolerance two free arrays
//! are then equal when they are so element for element, which costs `n log n`.
//!
//! With a tolerance "equal" is not transitive, and which element pairs with which is a matching. Elements that agree
//! in everything but numbers are paired in their order; only where that fails, a largest matching is searched among
//! them (`matching`). Its cost is bounded by [`WORK_MAX`] units of work, not by time: beyond them the output is
//! rejected with a message that says so. That takes a thousand elements that differ in nothing but numbers, and numbers
//! so close that their order is not the answer's.
//!
//! What recurses here recurses with the depth of values, which reading them has bounded.

use std::cmp::Ordering;

use super::{
    super::decimal::{Number, Tolerance},
    matching::find_unmatched,
    value::{Id, Kind, Step, Tree, VALUES_MAX},
};

/// Values visited and pairs tried in one comparison. Two texts with as many values as can be read take two thirds of
/// it when no matching is searched.
const WORK_MAX: usize = VALUES_MAX + VALUES_MAX / 2;

/// How the output differs. Each number is of a value in the tree that the field is named after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Difference {
    /// Two values are of different kinds.
    Kind { answer: Id, output: Id },
    /// Two values of one kind differ.
    Value { answer: Id, output: Id },
    /// The object `output` lacks the key of `answer`.
    MissingKey { answer: Id, output: Id },
    /// The object `answer` lacks the key of `output`.
    ExtraKey { answer: Id, output: Id },
    /// Two arrays have different lengths and are equal as far as both go.
    Length { answer: Id, output: Id },
    /// Two arrays whose order is free differ: the first elements without a partner.
    Elements { answer: Id, output: Id, missing: Option<Id>, extra: Option<Id> },
    /// Comparing two arrays whose order is free took too much work.
    TooMuchWork { answer: Id, output: Id },
}

/// Gives every array whose order is free its order.
pub(super) fn put_in_order(tree: &mut Tree<'_>) {
    // A value comes before what it holds, so from the end every array meets its elements in order.
    for id in (0..tree.nodes.len()).rev() {
        if !tree.nodes[id].is_unordered {
            continue;
        }
        if let Kind::Array(elements) = &tree.nodes[id].kind {
            let mut elements = elements.clone();
            elements.sort_by(|left, right| order(tree, *left, tree, *right));
            tree.nodes[id].kind = Kind::Array(elements);
        }
    }
}

/// What of two values is ordered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Aspect {
    /// Everything but the value of numbers.
    Shape,
    /// Everything.
    All,
}

/// A total order of values in which only equal ones are equal.
fn order(left_tree: &Tree<'_>, left: Id, right_tree: &Tree<'_>, right: Id) -> Ordering {
    order_of(Aspect::Shape, left_tree, left, right_tree, right)
        .then_with(|| order_of(Aspect::All, left_tree, left, right_tree, right))
}

fn order_of(aspect: Aspect, left_tree: &Tree<'_>, left: Id, right_tree: &Tree<'_>, right: Id) -> Ordering {
    let (one, other) = (left_tree.node(left), right_tree.node(right));
    if one.is_ignored && other.is_ignored {
        return Ordering::Equal;
    }
    let inner = |one: &[Id], other: &[Id]| {
        let mut pairs = one.iter().zip(other);
        pairs.try_for_each(|(one, other)| {
            let by_key = match (&left_tree.node(*one).step, &right_tree.node(*other).step) {
                (Step::Key(one), Step::Key(other)) => one.cmp(other),
                _ => Ordering::Equal,
            };
            match by_key.then_with(|| order_of(aspect, left_tree, *one, right_tree, *other)) {
                Ordering::Equal => Ok(()),
                unequal => Err(unequal),
            }
        })
    };
    match (&one.kind, &other.kind) {
        (Kind::Bool(one), Kind::Bool(other)) => one.cmp(other),
        (Kind::Number(_), Kind::Number(_)) if aspect == Aspect::Shape => Ordering::Equal,
        (Kind::Number(one), Kind::Number(other)) => number(one).cmp(&number(other)),
        (Kind::String(one), Kind::String(other)) => one.cmp(other),
        (Kind::Array(one), Kind::Array(other)) | (Kind::Object(one), Kind::Object(other)) => {
            one.len().cmp(&other.len()).then_with(|| inner(one, other).err().unwrap_or(Ordering::Equal))
        }
        (one, other) => one.rank().cmp(&other.rank()),
    }
}

/// The number behind a spelling. Reading the text has made sure that there is one.
fn number(text: &str) -> Option<Number<'_>> {
    Number::parse(text.as_bytes())
}

/// A comparison of two trees that are marked and in order.
pub(super) struct Comparer<'t> {
    answer: &'t Tree<'t>,
    output: &'t Tree<'t>,
    tolerance: Tolerance,
    work_left: usize,
}

/// The work is used up; the outermost arrays whose order is free and that it was spent on.
struct OutOfWork {
    answer: Id,
    output: Id,
}

type Found = Result<Option<Difference>, OutOfWork>;

impl<'t> Comparer<'t> {
    pub(super) const fn new(answer: &'t Tree<'t>, output: &'t Tree<'t>, tolerance: Tolerance) -> Self {
        Self { answer, output, tolerance, work_left: WORK_MAX }
    }

    /// The first difference: in the answer's order, and then in the output's.
    pub(super) fn first_difference(mut self) -> Option<Difference> {
        let found = self.compare(0, 0);
        found.unwrap_or_else(|OutOfWork { answer, output }| Some(Difference::TooMuchWork { answer, output }))
    }

    fn compare(&mut self, answer: Id, output: Id) -> Found {
        self.work_left = self.work_left.checked_sub(1).ok_or(OutOfWork { answer, output })?;
        let (want, got) = (self.answer.node(answer), self.output.node(output));
        if want.is_ignored {
            return Ok(None);
        }
        let is_equal = match (&want.kind, &got.kind) {
            (Kind::Null, Kind::Null) => true,
            (Kind::Bool(want), Kind::Bool(got)) => want == got,
            (Kind::Number(want), Kind::Number(got)) => {
                number(want).zip(number(got)).is_some_and(|(want, got)| self.tolerance.accepts(want, got))
            }
            (Kind::String(want), Kind::String(got)) => want == got,
            (Kind::Object(wants), Kind::Object(gots)) => return self.compare_objects(answer, output, wants, gots),
            (Kind::Array(wants), Kind::Array(gots)) if want.is_unordered => {
                return self.compare_unordered(answer, output, wants, gots);
            }
            (Kind::Array(wants), Kind::Array(gots)) => {
                for (want, got) in wants.iter().zip(gots) {
                    if let Some(difference) = self.compare(*want, *got)? {
                        return Ok(Some(difference));
                    }
                }
                return Ok((wants.len() != gots.len()).then_some(Difference::Length { answer, output }));
            }
            _ => return Ok(Some(Difference::Kind { answer, output })),
        };
        Ok((!is_equal).then_some(Difference::Value { answer, output }))
    }

    fn compare_objects(&mut self, answer: Id, output: Id, wants: &[Id], gots: &[Id]) -> Found {
        let mut pairs = Vec::with_capacity(wants.len());
        let mut extra = None;
        walk(
            wants,
            gots,
            |want, got| key(self.answer, want).cmp(key(self.output, got)),
            |want, got| match (want, got) {
                (Some(want), got) => pairs.push((want, got)),
                (None, got) => extra = extra.into_iter().chain(got).min(),
            },
        );
        // In the order in which the answer has its keys.
        pairs.sort_unstable();
        for (want, got) in pairs {
            let Some(got) = got else { return Ok(Some(Difference::MissingKey { answer: want, output })) };
            if let Some(difference) = self.compare(want, got)? {
                return Ok(Some(difference));
            }
        }
        Ok(extra.map(|output| Difference::ExtraKey { answer, output }))
    }

    fn compare_unordered(&mut self, answer: Id, output: Id, wants: &[Id], gots: &[Id]) -> Found {
        let mut unmatched = Unmatched::default();
        if self.tolerance.is_set() {
            for (wants, gots) in self.group_alike(wants, gots) {
                let rest = self.match_alike(wants, gots).ok_or(OutOfWork { answer, output })?;
                unmatched.add(rest);
            }
        } else {
            let all = |want, got| order(self.answer, want, self.output, got);
            walk(wants, gots, all, |want, got| match (want, got) {
                (Some(_), Some(_)) => {}
                (answer, output) => unmatched.add(Unmatched { answer, output }),
            });
        }
        let Unmatched { answer: missing, output: extra } = unmatched;
        let is_equal = missing.is_none() && extra.is_none();
        Ok((!is_equal).then_some(Difference::Elements { answer, output, missing, extra }))
    }

    /// Cuts two ordered lists into runs that differ in nothing but numbers.
    fn group_alike<'l>(&self, mut wants: &'l [Id], mut gots: &'l [Id]) -> Vec<(&'l [Id], &'l [Id])> {
        let (answer, output) = (self.answer, self.output);
        let mut groups = Vec::new();
        loop {
            let (tree, leader) = match (wants.first(), gots.first()) {
                (None, None) => return groups,
                (Some(want), None) => (answer, *want),
                (None, Some(got)) => (output, *got),
                (Some(want), Some(got)) => {
                    let want_leads = order_of(Aspect::Shape, answer, *want, output, *got).is_le();
                    if want_leads { (answer, *want) } else { (output, *got) }
                }
            };
            let run = |list: &'l [Id], of| {
                let is_alike = |id: &&Id| order_of(Aspect::Shape, tree, leader, of, **id).is_eq();
                list.split_at(list.iter().take_while(is_alike).count())
            };
            let (want_run, want_rest) = run(wants, answer);
            let (got_run, got_rest) = run(gots, output);
            groups.push((want_run, got_run));
            (wants, gots) = (want_rest, got_rest);
        }
    }

    /// Pairs elements that differ in nothing but numbers, as many as can be. `None` when that takes too much work.
    fn match_alike(&mut self, wants: &[Id], gots: &[Id]) -> Option<Unmatched> {
        if wants.len() == gots.len() {
            let mut is_equal = true;
            for (want, got) in wants.iter().zip(gots) {
                is_equal = is_equal && self.compare(*want, *got).ok()?.is_none();
            }
            if is_equal {
                return Some(Unmatched::default());
            }
        }
        // In document order, so that the first element is the first to get a partner.
        let [wants, gots] = [wants, gots].map(|ids| {
            let mut ids = ids.to_vec();
            ids.sort_unstable();
            ids
        });
        let mut partners = Vec::with_capacity(wants.len());
        for want in &wants {
            let mut possible = Vec::new();
            for (place, got) in (0_u32..).zip(&gots) {
                if self.compare(*want, *got).ok()?.is_none() {
                    possible.push(place);
                }
            }
            partners.push(possible);
        }
        let (want, got) = find_unmatched(&partners, gots.len(), &mut self.work_left)?;
        Some(Unmatched { answer: want.map(|place| wants[place]), output: got.map(|place| gots[place]) })
    }
}

/// The first elements of two arrays that have no partner in the other.
#[derive(Clone, Copy, Default)]
struct Unmatched {
    answer: Option<Id>,
    output: Option<Id>,
}

impl Unmatched {
    fn add(&mut self, other: Self) {
        self.answer = self.answer.into_iter().chain(other.answer).min();
        self.output = self.output.into_iter().chain(other.output).min();
    }
}

fn key<'t>(tree: &'t Tree<'_>, id: Id) -> &'t str {
    match &tree.node(id).step {
        Step::Key(key) => key,
        Step::Root | Step::Index(_) => "",
    }
}

/// Walks two sorted lists at once: pairs of equal values, and values that only one list has.
fn walk(wants: &[Id], gots: &[Id], order: impl Fn(Id, Id) -> Ordering, mut visit: impl FnMut(Option<Id>, Option<Id>)) {
    let (mut wants, mut gots) = (wants.iter().copied().peekable(), gots.iter().copied().peekable());
    loop {
        let order = match (wants.peek(), gots.peek()) {
            (None, None) => return,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(want), Some(got)) => order(*want, *got),
        };
        let want = if order.is_le() { wants.next() } else { None };
        let got = if order.is_ge() { gots.next() } else { None };
        visit(want, got);
    }
}
