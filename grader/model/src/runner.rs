//! The contract between the judge, which knows answers, and the runners, which know how to run code.

use std::{error::Error, fmt};

use crate::{Bytes, Limits, Profile, Secret, SourceTree};

/// Compiles one language.
pub trait Runner: Send + Sync {
    /// Compiles a program. A program that does not compile is an answer about the student's code, not an error.
    ///
    /// # Errors
    /// When the compiler is missing, or when it or the sandbox could not be run.
    fn build(&self, request: &BuildRequest<'_>) -> Result<Build, RunnerError>;

    /// What defines the unit of fuel under `profile`.
    ///
    /// # Errors
    /// When the compiler is missing.
    fn unit(&self, profile: Profile) -> Result<Unit, RunnerError>;
}

/// A compiled program, ready to run any number of times.
pub trait Program: Send + Sync {
    /// Runs each request in a fresh instance and hands its outcome to `sink`, in the order of the requests whatever
    /// the number of instances at work at once.
    ///
    /// # Errors
    /// When the sandbox failed. Outcomes handed over before remain true.
    fn run(
        &self,
        requests: &[Request],
        limits: &Limits,
        sink: &mut dyn FnMut(usize, Outcome),
    ) -> Result<(), RunnerError>;
}

/// What to compile, and how.
#[derive(Clone, Copy, Debug)]
pub struct BuildRequest<'a> {
    /// The student's files, or a checker's.
    pub sources: &'a SourceTree,
    /// A program that calls the student's functions; its root file declares the submission's module.
    pub driver: Option<&'a SourceTree>,
    /// How to optimise.
    pub profile: Profile,
    /// What bounds the compiler, and the program.
    pub limits: &'a Limits,
}

/// The result of compiling.
pub enum Build {
    /// It compiled.
    Ready {
        /// The program.
        program: Box<dyn Program>,
        /// Warnings.
        log: CompileLog,
    },
    /// It did not.
    Failed {
        /// Why.
        log: CompileLog,
    },
}

/// What a compiler said, free of this machine's paths and of control characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CompileLog {
    /// The messages as the compiler lays them out, cut at the limit.
    pub text: String,
    /// The messages one by one, for annotations.
    pub diagnostics: Vec<Diagnostic>,
    /// What stopped the compiler, when it did not stop by itself.
    pub stop: Option<CompileStop>,
}

/// What can stop a compiler.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompileStop {
    /// Its CPU time, or the wall time behind it: the one result that may depend on the machine. Never cached.
    Time,
    /// Its memory.
    Memory,
    /// It crashed.
    Crash,
    /// The linker failed.
    Linker,
    /// The source is longer than its limit.
    SourceSize,
    /// The module is larger than its limit.
    ModuleSize,
    /// The module asks for something that the sandbox does not have.
    ModuleRefused,
}

/// One message of a compiler.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// The compiler's code, `E0308`.
    pub code: Option<String>,
    /// The message, one line.
    pub message: String,
    /// The student's file, where the message has a place.
    pub file: Option<String>,
    /// First line, from 1; 0 without a place.
    pub line: u32,
    /// First column, from 1; 0 without a place.
    pub column: u32,
    /// Last line.
    pub line_end: u32,
    /// The column behind the last one.
    pub column_end: u32,
}

/// How bad a compiler's message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The program does not compile.
    Error,
    /// It does.
    Warning,
}

/// A file for a guest, or from one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Relative path with `/` between folders.
    pub path: String,
    /// The content.
    pub bytes: Secret<Bytes>,
}

/// One run.
#[derive(Clone, Debug)]
pub struct Request {
    /// Standard input.
    pub stdin: Secret<Bytes>,
    /// Arguments behind the program's name.
    pub args: Secret<Vec<String>>,
    /// Files that the guest may read, at absolute paths of its own: `input` is read as `/input`.
    pub files: Vec<File>,
    /// A folder that the guest may write files in, such as `feedback`, read as `/feedback/`.
    pub output_folder: Option<String>,
    /// Seeds the guest's random numbers.
    pub seed: u64,
}

/// How a run ended, as the sandbox saw it. It never knows what was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The guest ended by itself with this code; returning from `main` is code 0.
    Exited(u32),
    /// The guest crashed.
    Trapped(Trap),
    /// The call stack, or the stack in linear memory, was used up.
    StackOverflow,
    /// The fuel was used up.
    FuelSpent,
    /// The guest asked for more memory than its limit.
    MemoryRefused,
    /// The guest wrote more than its limit to this stream.
    OutputCut(Stream),
}

/// Why a guest crashed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trap {
    /// `unreachable`: a panic or an abort.
    Unreachable,
    /// Memory outside the guest's.
    MemoryOutOfBounds,
    /// A table or an indirect call outside the guest's, or of another type.
    BadCall,
    /// Integer division by zero.
    DivisionByZero,
    /// An integer operation whose result does not fit.
    IntegerOverflow,
    /// A host call with arguments that make no sense.
    HostCall,
    /// Anything else.
    Other,
}

/// A stream that a guest writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// Standard output.
    Stdout,
    /// Standard error.
    Stderr,
    /// Files in the output folder.
    Files,
}

/// What a run used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// Fuel spent, from the start of `_start`.
    pub fuel: u64,
    /// Largest size of linear memory, in bytes.
    pub memory_bytes: u64,
}

/// Everything that the sandbox saw of one run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// How it ended.
    pub ending: Ending,
    /// Standard output.
    pub stdout: Secret<Bytes>,
    /// Standard error.
    pub stderr: Secret<Bytes>,
    /// Files in the output folder, by path.
    pub files: Vec<File>,
    /// What it used.
    pub usage: Usage,
}

/// What defines a unit of fuel: the same submission under the same unit spends the same fuel everywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// The engine and its version, `wasmtime 48.0.8`.
    pub engine: String,
    /// The version of the host's calls and their prices.
    pub host: String,
    /// The compiler and its version, `rustc 1.95.0`.
    pub compiler: String,
    /// The profile.
    pub profile: Profile,
}

/// Whose trouble a [`RunnerError`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunnerErrorKind {
    /// Something must be installed first.
    Missing,
    /// The sandbox, the disk or a process of ours failed.
    Failed,
    /// The user asked to stop.
    Interrupted,
}

/// A failure of ours: never a student's, never a verdict.
#[derive(Debug)]
pub struct RunnerError {
    /// Whose trouble it is.
    pub kind: RunnerErrorKind,
    /// What failed, a lowercase fragment with the path.
    pub message: String,
    /// What to do next.
    pub hint: Option<String>,
    /// What it came from.
    pub source: Option<Box<dyn Error + Send + Sync>>,
}

impl RunnerError {
    /// A failure without a cause of its own.
    #[must_use]
    pub fn failed(message: impl Into<String>) -> Self {
        Self { kind: RunnerErrorKind::Failed, message: message.into(), hint: None, source: None }
    }

    /// Something that must be installed first.
    #[must_use]
    pub fn missing(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { kind: RunnerErrorKind::Missing, message: message.into(), hint: Some(hint.into()), source: None }
    }

    /// The user asked to stop.
    #[must_use]
    pub fn interrupted() -> Self {
        Self { kind: RunnerErrorKind::Interrupted, message: "interrupted".to_owned(), hint: None, source: None }
    }

    /// The same failure with what it came from.
    #[must_use]
    pub fn caused_by(mut self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// The same failure with what to do next.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for RunnerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Error for RunnerError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_ref().map(|source| source.as_ref() as &(dyn Error + 'static))
    }
}
