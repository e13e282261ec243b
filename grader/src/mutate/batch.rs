//! Builds mutants many at once, leaves out those that do not compile, and collects the fates of all.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    num::NonZeroUsize,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use grade_model::{
    Build, BuildRequest, CompileLog, Exercise, Limits, Program, Runner, Severity, SourceTree, Submission,
};

use super::{
    Fate, Mutant, MutationFailure, Progress,
    schema::{Schema, apply},
    waves::Tests,
};
use crate::{exercise::SOLUTION_MODULE, judge::JudgeFailure};

/// Mutants of one program at most. Compiling them takes less time for each, and more memory, the more there are.
const BATCH_MAX: usize = 48;

/// Fates by the places of their mutants.
type Fates = BTreeMap<usize, Fate>;

/// The fate of each of `mutants`, in their order.
pub(super) fn measure_all(
    exercise: &Exercise,
    solution: &Submission,
    mutants: &[Mutant],
    runner: &dyn Runner,
    jobs: NonZeroUsize,
    observe: &(dyn Fn(Progress) + Sync),
) -> Result<Vec<Fate>, MutationFailure> {
    let language = &*solution.language;
    let works = Works { exercise, solution, mutants, runner, limits: limits_for(&exercise.limits), language };
    let program = match works.build(&solution.sources)? {
        Build::Ready { program, .. } => program,
        Build::Failed { log } => return Err(MutationFailure::NotCompiled(log.text)),
    };
    let tests = Tests::calibrate(exercise, runner, program.as_ref())?;
    drop(program);
    let queue = Mutex::new(VecDeque::from(divide(mutants)));
    let (fates, failure) = (Mutex::new(Fates::new()), Mutex::new(None));
    let done = AtomicUsize::new(0);
    let work = || {
        loop {
            let next = lock(&queue).pop_front();
            let Some(batch) = next else { return };
            let count = batch.len();
            match works.measure(&tests, batch) {
                Ok(found) => lock(&fates).extend(found),
                Err(error) => {
                    lock(&queue).clear();
                    lock(&failure).get_or_insert(error);
                }
            }
            let done = done.fetch_add(count, Ordering::Relaxed) + count;
            observe(Progress { done, total: mutants.len() });
        }
    };
    thread::scope(|scope| {
        for _ in 1..jobs.get().min(16) {
            scope.spawn(work);
        }
        work();
    });
    if let Some(error) = failure.into_inner().unwrap_or_else(PoisonError::into_inner) {
        return Err(error.into());
    }
    let mut fates = fates.into_inner().unwrap_or_else(PoisonError::into_inner);
    Ok((0..mutants.len()).map(|index| fates.remove(&index).unwrap_or(Fate::Uncompilable)).collect())
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Batches of about equal size. Neighbours go to different ones: the copies of one long function in one program would
/// make a function that takes the compiler more than its share.
fn divide(mutants: &[Mutant]) -> Vec<Vec<usize>> {
    let (copied, single): (Vec<usize>, Vec<usize>) =
        (0..mutants.len()).partition(|index| mutants[*index].unit.is_some());
    let count = copied.len().div_ceil(BATCH_MAX).max(1);
    let mut batches = vec![Vec::new(); count];
    for (place, index) in copied.into_iter().enumerate() {
        batches[place % count].push(index);
    }
    batches.retain(|batch| !batch.is_empty());
    batches.extend(single.into_iter().map(|index| vec![index]));
    batches
}

/// A program of many copies needs more of the compiler than the limits of one.
fn limits_for(limits: &Limits) -> Limits {
    const MIB: u64 = 1 << 20;
    Limits {
        source_bytes_max: limits.source_bytes_max.saturating_mul(BATCH_MAX as u64 + 2),
        compile_cpu_seconds_max: limits.compile_cpu_seconds_max.max(300),
        compile_memory_bytes_max: limits.compile_memory_bytes_max.max(3072 * MIB),
        compile_log_bytes_max: limits.compile_log_bytes_max.max(MIB),
        module_bytes_max: limits.module_bytes_max.max(64 * MIB),
        ..limits.clone()
    }
}

/// What measuring every batch has in common.
struct Works<'a> {
    exercise: &'a Exercise,
    solution: &'a Submission,
    mutants: &'a [Mutant],
    runner: &'a dyn Runner,
    limits: Limits,
    language: &'a str,
}

impl Works<'_> {
    fn build(&self, sources: &SourceTree) -> Result<Build, JudgeFailure> {
        let driver = self.exercise.drivers.get(self.language);
        let request = BuildRequest { sources, driver, profile: self.exercise.profile, limits: &self.limits };
        Ok(self.runner.build(&request)?)
    }

    /// The fates of a batch. What cannot stand in one program is divided, down to programs of one mutant.
    fn measure(&self, tests: &Tests<'_>, batch: Vec<usize>) -> Result<Fates, JudgeFailure> {
        let mut fates = Fates::new();
        let mut left = vec![batch];
        while let Some(batch) = left.pop() {
            if let [index] = batch[..] {
                fates.insert(index, self.measure_alone(tests, index)?);
            } else if let Some(found) = self.measure_together(tests, &batch)? {
                fates.extend(found);
            } else {
                let (first, second) = batch.split_at(batch.len() / 2);
                left.extend([second.to_vec(), first.to_vec()]);
            }
        }
        Ok(fates)
    }

    fn measure_alone(&self, tests: &Tests<'_>, index: usize) -> Result<Fate, JudgeFailure> {
        match self.build(&apply(&self.solution.sources, &self.mutants[index]))? {
            Build::Ready { program, .. } => {
                Ok(tests.run(program.as_ref(), &[None])?.into_iter().next().unwrap_or(Fate::Survived))
            }
            Build::Failed { .. } => Ok(Fate::Uncompilable),
        }
    }

    /// `None` when the mutants cannot stand in one program: it fails to compile for no mutant's sake, or the copies
    /// make the solution itself fail, by its stack or its fuel.
    fn measure_together(&self, tests: &Tests<'_>, batch: &[usize]) -> Result<Option<Fates>, JudgeFailure> {
        let mut fates = Fates::new();
        let mut chosen = batch.to_vec();
        let root_module = match self.exercise.drivers.contains_key(self.language) {
            true => format!("crate::{SOLUTION_MODULE}"),
            false => "crate".to_owned(),
        };
        let program: Box<dyn Program> = loop {
            if chosen.is_empty() {
                return Ok(Some(fates));
            }
            let schema = Schema::write(&self.solution.sources, &root_module, self.mutants, &chosen);
            match self.build(&schema.sources)? {
                Build::Ready { program, .. } => break program,
                Build::Failed { log } => {
                    let refused = refused(&schema, &log);
                    if refused.is_empty() {
                        return Ok(None);
                    }
                    chosen.retain(|index| !refused.contains(index));
                    fates.extend(refused.into_iter().map(|index| (index, Fate::Uncompilable)));
                }
            }
        };
        if !tests.accepts(program.as_ref(), Some(0))? {
            return Ok(None);
        }
        let numbers: Vec<Option<usize>> = chosen.iter().map(|index| Some(index + 1)).collect();
        fates.extend(chosen.into_iter().zip(tests.run(program.as_ref(), &numbers)?));
        Ok(Some(fates))
    }
}

/// The mutants that the compiler points at.
fn refused(schema: &Schema, log: &CompileLog) -> BTreeSet<usize> {
    let errors = log.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    errors.filter_map(|error| schema.mutant_at(error.file.as_deref()?, error.line)).collect()
}
