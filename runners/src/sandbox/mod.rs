//! The sandbox worker: a child process that holds Cranelift and the guests of one submission.
