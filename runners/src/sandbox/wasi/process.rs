//! Arguments, the environment, and the end of a process.

use wasmtime::{Caller, Linker};

use super::{Call, Halt, Host, MODULE, Stop, call, errno::Errno, price};

pub(super) fn define(linker: &mut Linker<Host>, name: &str) -> wasmtime::Result<bool> {
    type Guest<'a> = Caller<'a, Host>;
    match name {
        "args_get" => linker.func_wrap(MODULE, name, |mut caller: Guest<'_>, pointers: u32, text: u32| {
            call(&mut caller, |call| args_get(call, pointers, text))
        })?,
        "args_sizes_get" => linker.func_wrap(MODULE, name, |mut caller: Guest<'_>, count: u32, bytes: u32| {
            call(&mut caller, |call| args_sizes_get(call, count, bytes))
        })?,
        // The environment is empty: nothing is written, so the pointers are not looked at.
        "environ_get" => {
            linker.func_wrap(MODULE, name, |mut caller: Guest<'_>, _: u32, _: u32| call(&mut caller, |_| Ok(())))?
        }
        "environ_sizes_get" => linker.func_wrap(MODULE, name, |mut caller: Guest<'_>, count: u32, bytes: u32| {
            call(&mut caller, |call| {
                call.memory.write_u32(count, 0)?;
                Ok(call.memory.write_u32(bytes, 0)?)
            })
        })?,
        "proc_exit" => linker.func_wrap(MODULE, name, |mut caller: Guest<'_>, code: u32| {
            call(&mut caller, |_| Err(Halt::Stop(Stop::Exit(code)))).map(|_: u32| ())
        })?,
        "sched_yield" => linker.func_wrap(MODULE, name, |mut caller: Guest<'_>| call(&mut caller, |_| Ok(())))?,
        _ => return Ok(false),
    };
    Ok(true)
}

fn args_sizes_get(call: &mut Call<'_>, count: u32, bytes: u32) -> Result<(), Halt> {
    let fits = |n: usize| u32::try_from(n).map_err(|_| Errno::Overflow);
    let text: usize = call.host.args.iter().map(|arg| arg.len() + 1).sum();
    call.memory.write_u32(count, fits(call.host.args.len())?)?;
    Ok(call.memory.write_u32(bytes, fits(text)?)?)
}

fn args_get(call: &mut Call<'_>, pointers: u32, text: u32) -> Result<(), Halt> {
    let mut table = Vec::new();
    let mut strings = Vec::new();
    for arg in &call.host.args {
        let offset = u32::try_from(strings.len()).map_err(|_| Errno::Overflow)?;
        table.extend_from_slice(&text.checked_add(offset).ok_or(Errno::Fault)?.to_le_bytes());
        strings.extend_from_slice(arg);
        strings.push(0);
    }
    call.memory.range(pointers, table.len() as u64)?;
    call.memory.range(text, strings.len() as u64)?;
    call.charge((table.len() + strings.len()) as u64 * price::BYTE)?;
    call.memory.write(pointers, &table)?;
    Ok(call.memory.write(text, &strings)?)
}
