//! A runner that runs everything twice and tells where two runs differ.

use std::sync::{Arc, Mutex, PoisonError};

use grade_model::{
    Build, BuildRequest, Limits, Outcome, Profile, Program, Request, Runner, RunnerError, SourceTree, Unit,
};

/// The places, in the order of requests, of the runs that differed from their repetition.
pub(super) type Differences = Mutex<Vec<usize>>;

/// Builds as `runner` does; the program made of `sources` runs each request twice.
pub(super) struct Twice<'a> {
    pub(super) runner: &'a dyn Runner,
    pub(super) sources: &'a SourceTree,
    pub(super) differences: Arc<Differences>,
}

impl Runner for Twice<'_> {
    fn build(&self, request: &BuildRequest<'_>) -> Result<Build, RunnerError> {
        let is_doubled = request.sources == self.sources;
        Ok(match self.runner.build(request)? {
            Build::Ready { program, log } if is_doubled => {
                let differences = Arc::clone(&self.differences);
                Build::Ready { program: Box::new(Doubled { program, differences }), log }
            }
            other => other,
        })
    }

    fn unit(&self, profile: Profile) -> Result<Unit, RunnerError> {
        self.runner.unit(profile)
    }
}

struct Doubled {
    program: Box<dyn Program>,
    differences: Arc<Differences>,
}

impl Program for Doubled {
    fn run(
        &self,
        requests: &[Request],
        limits: &Limits,
        sink: &mut dyn FnMut(usize, Outcome),
    ) -> Result<(), RunnerError> {
        // Side by side, so that only one outcome at a time waits for its twin.
        let doubled: Vec<Request> = requests.iter().flat_map(|request| [request.clone(), request.clone()]).collect();
        let mut first = None;
        self.program.run(&doubled, limits, &mut |place, outcome| match (place % 2, first.take()) {
            (1, Some(twin)) => {
                if twin != outcome {
                    self.differences.lock().unwrap_or_else(PoisonError::into_inner).push(place / 2);
                }
                sink(place / 2, outcome);
            }
            _ => first = Some(outcome),
        })
    }
}
