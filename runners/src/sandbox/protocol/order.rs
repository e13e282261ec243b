//! What the parent asks of a worker.

use grade_model::{File, Request, Secret};

use super::{Malformed, RunLimits, message, open, seal};

const LOAD: u8 = 1;
const COMPILE: u8 = 2;
const RUN: u8 = 3;

/// The parent states every length itself, so the only limit of a string is the frame's.
const UNLIMITED: u64 = u64::MAX;

/// A message to a worker.
#[derive(Debug)]
pub(in crate::sandbox) enum Order {
    /// Map the compiled module that was inherited, to run as many guests at once as stated.
    Load { jobs: u32 },
    /// Compile a module.
    Compile { jobs: u32, cpu_seconds_max: u64, memory_bytes_max: u64, wasm: Vec<u8> },
    /// Run the module.
    Run { index: u64, limits: RunLimits, request: Box<Request> },
}

pub(in crate::sandbox) fn encode_load(jobs: u32) -> Vec<u8> {
    let mut order = message(LOAD);
    order.u32(jobs);
    seal(order)
}

pub(in crate::sandbox) fn encode_compile(
    jobs: u32,
    cpu_seconds_max: u64,
    memory_bytes_max: u64,
    wasm: &[u8],
) -> Vec<u8> {
    let mut order = message(COMPILE);
    order.u32(jobs);
    order.u64(cpu_seconds_max);
    order.u64(memory_bytes_max);
    order.bytes(wasm);
    seal(order)
}

/// Feeds a guest: this is where a secret input leaves for the worker.
pub(in crate::sandbox) fn encode_run(index: u64, limits: &RunLimits, request: &Request) -> Vec<u8> {
    let mut order = message(RUN);
    order.u64(index);
    order.u64(limits.fuel);
    order.u64(limits.memory_bytes_max);
    order.u64(limits.output_bytes_max);
    order.u64(request.seed);
    order.bytes(request.stdin.reveal());
    let args = request.args.reveal();
    order.u64(args.len() as u64);
    for arg in args {
        order.bytes(arg.as_bytes());
    }
    order.u64(request.files.len() as u64);
    for file in &request.files {
        order.bytes(file.path.as_bytes());
        order.bytes(file.bytes.reveal());
    }
    order.u8(u8::from(request.output_folder.is_some()));
    order.bytes(request.output_folder.as_deref().unwrap_or_default().as_bytes());
    seal(order)
}

pub(in crate::sandbox) fn decode_order(body: &[u8]) -> Result<Order, Malformed> {
    let (kind, mut order) = open(body)?;
    let decoded = match kind {
        LOAD => Order::Load { jobs: order.u32()? },
        COMPILE => Order::Compile {
            jobs: order.u32()?,
            cpu_seconds_max: order.u64()?,
            memory_bytes_max: order.u64()?,
            wasm: order.bytes(UNLIMITED)?.to_vec(),
        },
        RUN => {
            let index = order.u64()?;
            let limits =
                RunLimits { fuel: order.u64()?, memory_bytes_max: order.u64()?, output_bytes_max: order.u64()? };
            let seed = order.u64()?;
            let stdin = Secret::new(order.bytes(UNLIMITED)?.into());
            let mut args = Vec::new();
            for _ in 0..order.u64()? {
                args.push(order.text(UNLIMITED)?.to_owned());
            }
            let mut files = Vec::new();
            for _ in 0..order.u64()? {
                let path = order.text(UNLIMITED)?.to_owned();
                files.push(File { path, bytes: Secret::new(order.bytes(UNLIMITED)?.into()) });
            }
            let has_folder = order.u8()? == 1;
            let folder = order.text(UNLIMITED)?.to_owned();
            let output_folder = has_folder.then_some(folder);
            let request = Request { stdin, args: Secret::new(args), files, output_folder, seed };
            Order::Run { index, limits, request: Box::new(request) }
        }
        _ => return Err(Malformed("it is of an unknown kind")),
    };
    order.end()?;
    Ok(decoded)
}
