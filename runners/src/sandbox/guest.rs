//! One run of a guest: a fresh instance, its limits, and what its end means.

use std::ops::RangeInclusive;

use grade_model::{Ending, Outcome, Request, Secret, Trap, Usage};
use wasmtime::{Error, Instance, InstancePre, ResourceLimiter, Store};

use super::{
    engine::{TABLE_ELEMENTS_MAX, TABLES_MAX},
    protocol::RunLimits,
    wasi::{Host, Stop},
};

/// Fuel for what comes before `_start`: copying data where it is not mapped, and the module's start function, which
/// programs in Rust do not have. It is not reported, because it depends on how memory is initialised.
const INSTANTIATION_FUEL: u64 = 100_000_000;

/// The part of the stack below the stack pointer that a function without calls may use without moving the pointer
/// (LLVM's red zone for WebAssembly).
const RED_ZONE_BYTES: u32 = 128;

/// Where the address of a fault lies when the stack in linear memory has run below address 0 and wrapped around: at
/// the end of the address space, or behind it by an instruction's constant offset.
const WRAPPED_ADDRESSES: RangeInclusive<u64> = (1 << 32) - (16 << 20)..=(1 << 32) + (1 << 32);

/// What the error of a memory fault says before the address. The engine gives the address in no other form.
const FAULT_TEXT: &str = "memory fault at wasm address 0x";

/// What the engine says when memory is asked to grow beyond the address space, where the limiter is not asked.
const GROWTH_BEYOND_TYPE: &str = "memory growth exceeds memory type's limits";

/// A page of linear memory, in bytes. Modules with pages of another size are not accepted.
const PAGE_BYTES: u64 = 64 << 10;

/// A linked module, ready to be instantiated.
pub(super) struct Loaded(InstancePre<Host>);

impl Loaded {
    pub(super) fn new(linked: InstancePre<Host>) -> Self {
        Self(linked)
    }

    /// Runs the program once. An error is a failure of this process or of the request, not of the guest.
    pub(super) fn run(&self, request: &Request, limits: &RunLimits) -> Result<Outcome, String> {
        let host = Host::new(request, limits)?;
        let mut store = Store::new(self.0.module().engine(), host);
        store.limiter(|host| &mut host.limiter);
        let (ending, fuel) = self.run_in(&mut store, limits).map_err(|error| format!("{error:#}"))?;
        let memory_bytes = store.data().limiter.memory_bytes;
        let written = store.into_data().into_written();
        Ok(Outcome {
            ending,
            stdout: Secret::new(written.stdout.into()),
            stderr: Secret::new(written.stderr.into()),
            files: written.files,
            usage: Usage { fuel, memory_bytes },
        })
    }

    fn run_in(&self, store: &mut Store<Host>, limits: &RunLimits) -> wasmtime::Result<(Ending, u64)> {
        // The engine makes room for the first memory before it asks the limiter.
        let pages = self.0.module().resources_required().max_initial_memory_size.unwrap_or(0);
        if pages.saturating_mul(PAGE_BYTES) > limits.memory_bytes_max {
            return Ok((Ending::MemoryRefused, 0));
        }
        store.set_fuel(INSTANTIATION_FUEL)?;
        store.data_mut().grant(INSTANTIATION_FUEL);
        let instance = match self.0.instantiate(&mut *store) {
            Ok(instance) => instance,
            Err(error) => {
                let ending = explain(&error, None)?;
                return Ok((ending, if ending == Ending::FuelSpent { limits.fuel } else { 0 }));
            }
        };
        let memory = instance.get_memory(&mut *store, "memory");
        store.data_mut().attach(memory);
        let entry = instance.get_typed_func::<(), ()>(&mut *store, "_start")?;
        store.set_fuel(limits.fuel)?;
        store.data_mut().grant(limits.fuel);
        let result = entry.call(&mut *store, ());
        let left = store.get_fuel()?;
        let ending = match result {
            Ok(()) => Ending::Exited(0),
            Err(error) => {
                let stack = StackPointer::of(&instance, store);
                explain(&error, Some(&stack))?
            }
        };
        let left = if ending == Ending::FuelSpent { 0 } else { left };
        Ok((ending, limits.fuel.saturating_sub(left)))
    }
}

/// What the end of a guest was. The error comes back when it says nothing about the guest.
fn explain(error: &Error, stack: Option<&StackPointer>) -> wasmtime::Result<Ending> {
    if let Some(stop) = error.downcast_ref::<Stop>() {
        return match *stop {
            Stop::Exit(code) => Ok(Ending::Exited(code)),
            Stop::FuelSpent => Ok(Ending::FuelSpent),
            Stop::MemoryRefused => Ok(Ending::MemoryRefused),
            Stop::OutputCut(stream) => Ok(Ending::OutputCut(stream)),
            Stop::HostFailed => Err(Error::msg(format!("{error:#}"))),
        };
    }
    let Some(trap) = error.downcast_ref::<wasmtime::Trap>() else {
        return Err(Error::msg(format!("{error:#}")));
    };
    let trap = match trap {
        wasmtime::Trap::OutOfFuel => return Ok(Ending::FuelSpent),
        wasmtime::Trap::StackOverflow => return Ok(Ending::StackOverflow),
        wasmtime::Trap::UnreachableCodeReached => Trap::Unreachable,
        wasmtime::Trap::MemoryOutOfBounds | wasmtime::Trap::HeapMisaligned => Trap::MemoryOutOfBounds,
        wasmtime::Trap::TableOutOfBounds
        | wasmtime::Trap::IndirectCallToNull
        | wasmtime::Trap::BadSignature
        | wasmtime::Trap::NullReference => Trap::BadCall,
        wasmtime::Trap::IntegerDivisionByZero => Trap::DivisionByZero,
        wasmtime::Trap::IntegerOverflow | wasmtime::Trap::BadConversionToInteger => Trap::IntegerOverflow,
        _ => Trap::Other,
    };
    let has_overflowed = stack.is_some_and(|stack| stack.has_overflowed(trap, fault_address(error)));
    Ok(if has_overflowed { Ending::StackOverflow } else { Ending::Trapped(trap) })
}

/// The address in linear memory that a fault was at, where the engine knows it.
fn fault_address(error: &Error) -> Option<u64> {
    error.chain().find_map(|cause| {
        let text = cause.to_string();
        let digits = text.strip_prefix(FAULT_TEXT)?;
        let end = digits.find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(digits.len());
        u64::from_str_radix(&digits[..end], 16).ok()
    })
}

/// The stack in linear memory at the end of a run.
///
/// It lies at the start of the memory (`--stack-first`) and grows down, so a guest that uses it up writes below
/// address 0: the address wraps around and faults. What tells it from a stray pointer is the stack pointer, a global
/// that has wrapped around as well, or is about to where a function works in its red zone.
struct StackPointer {
    /// The exported global `__stack_pointer`, if there is one.
    value: Option<u32>,
    memory_bytes: u64,
}

impl StackPointer {
    fn of(instance: &Instance, store: &mut Store<Host>) -> Self {
        let global = instance.get_global(&mut *store, "__stack_pointer");
        let value = global.and_then(|global| global.get(&mut *store).i32());
        let memory_bytes = store.data().limiter.memory_bytes;
        Self { value: value.map(|value| u32::from_ne_bytes(value.to_ne_bytes())), memory_bytes }
    }

    fn has_overflowed(&self, trap: Trap, fault: Option<u64>) -> bool {
        let is_wrapped = |address: u64| WRAPPED_ADDRESSES.contains(&address);
        match self.value {
            // A function that needs a frame larger than the rest of the stack may crash in more ways than one.
            Some(value) if u64::from(value) > self.memory_bytes => true,
            Some(value) => trap == Trap::MemoryOutOfBounds && value < RED_ZONE_BYTES && fault.is_none_or(is_wrapped),
            None => trap == Trap::MemoryOutOfBounds && fault.is_some_and(is_wrapped),
        }
    }
}

/// Refuses memory and tables beyond their limits, and ends the guest that asked: one that is only told may go on and
/// hide why it failed.
pub(super) struct Limiter {
    memory_bytes_max: u64,
    /// The size of memory, which never shrinks.
    memory_bytes: u64,
}

impl Limiter {
    pub(super) fn new(memory_bytes_max: u64) -> Self {
        Self { memory_bytes_max, memory_bytes: 0 }
    }
}

impl ResourceLimiter for Limiter {
    fn memory_growing(&mut self, _: usize, desired: usize, maximum: Option<usize>) -> wasmtime::Result<bool> {
        let desired_bytes = desired as u64;
        if desired_bytes > self.memory_bytes_max {
            return Err(Error::new(Stop::MemoryRefused));
        }
        // Growth beyond a maximum that the module states itself is the program's own affair.
        let is_granted = maximum.is_none_or(|maximum| desired <= maximum);
        if is_granted {
            self.memory_bytes = desired_bytes;
        }
        Ok(is_granted)
    }

    fn memory_grow_failed(&mut self, error: Error) -> wasmtime::Result<()> {
        let is_beyond_type = error.to_string() == GROWTH_BEYOND_TYPE;
        // What was granted and failed nevertheless is the machine's trouble.
        Err(Error::new(if is_beyond_type { Stop::MemoryRefused } else { Stop::HostFailed }))
    }

    fn table_growing(&mut self, _: usize, desired: usize, _: Option<usize>) -> wasmtime::Result<bool> {
        if desired > TABLE_ELEMENTS_MAX { Err(Error::new(Stop::MemoryRefused)) } else { Ok(true) }
    }

    fn instances(&self) -> usize {
        1
    }

    fn tables(&self) -> usize {
        TABLES_MAX as usize
    }

    fn memories(&self) -> usize {
        1
    }
}
