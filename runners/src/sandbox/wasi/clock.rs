//! The guest's clock, and sleeping.
//!
//! The clock shows fuel: one nanosecond a unit spent. Sleeping takes no time outside; it spends the fuel that the
//! clock has to advance by, so a guest that sleeps for an hour runs out of fuel at once.

use wasmtime::{Caller, Linker};

use super::{Call, Halt, Host, MODULE, call, errno::Errno, price};

/// Where the wall clock starts: 2025-01-01 00:00:00 UTC, in nanoseconds since 1970.
pub(super) const WALL_CLOCK_START: u64 = 1_735_689_600_000_000_000;

/// Where the monotonic clock starts. Not zero: programs subtract from it.
const MONOTONIC_CLOCK_START: u64 = 1_000_000_000_000;

/// What a tick of each clock is, in nanoseconds.
const RESOLUTION: u64 = 1;

/// Subscriptions that one poll may have.
const SUBSCRIPTIONS_MAX: u32 = 64;

const SUBSCRIPTION_BYTES: u32 = 48;
const EVENT_BYTES: u32 = 32;

pub(super) fn define(linker: &mut Linker<Host>, name: &str) -> wasmtime::Result<bool> {
    type Guest<'a> = Caller<'a, Host>;
    match name {
        "clock_res_get" => linker.func_wrap(MODULE, name, |mut caller: Guest<'_>, id: u32, to: u32| {
            call(&mut caller, |call| {
                now(call, id)?;
                Ok(call.memory.write_u64(to, RESOLUTION)?)
            })
        })?,
        "clock_time_get" => {
            linker.func_wrap(MODULE, name, |mut caller: Guest<'_>, id: u32, _precision: u64, to: u32| {
                call(&mut caller, |call| {
                    let now = now(call, id)?;
                    Ok(call.memory.write_u64(to, now)?)
                })
            })?
        }
        "poll_oneoff" => {
            linker.func_wrap(MODULE, name, |mut caller: Guest<'_>, from: u32, to: u32, count: u32, done: u32| {
                call(&mut caller, |call| poll_oneoff(call, from, to, count, done))
            })?
        }
        _ => return Ok(false),
    };
    Ok(true)
}

fn now(call: &Call<'_>, clock: u32) -> Result<u64, Errno> {
    let start = match clock {
        0 => WALL_CLOCK_START,
        1 => MONOTONIC_CLOCK_START,
        // CPU time of the process and of the thread.
        2 | 3 => 0,
        _ => return Err(Errno::Invalid),
    };
    Ok(start.saturating_add(call.fuel_spent()))
}

/// Something that a guest waits for.
struct Subscription {
    user_data: [u8; 8],
    kind: u8,
    /// Nanoseconds from now until it happens.
    delay: u64,
    errno: u16,
    bytes_ready: u64,
}

fn poll_oneoff(call: &mut Call<'_>, from: u32, to: u32, count: u32, done: u32) -> Result<(), Halt> {
    if count == 0 || count > SUBSCRIPTIONS_MAX {
        return Err(Errno::Invalid.into());
    }
    call.memory.range(to, u64::from(count) * u64::from(EVENT_BYTES))?;
    call.memory.range(done, 4)?;
    let raw = call.memory.read(from, u64::from(count) * u64::from(SUBSCRIPTION_BYTES))?.to_vec();
    call.charge(u64::from(count) * price::SUBSCRIPTION)?;
    let (raw, _) = raw.as_chunks::<48>();
    let subscriptions: Vec<Subscription> = raw.iter().map(|raw| read_subscription(call, raw)).collect();
    let delay = subscriptions.iter().map(|subscription| subscription.delay).min().unwrap_or(0);
    call.charge(delay.saturating_mul(price::SLEPT_NANOSECOND))?;
    let mut events = 0;
    for subscription in subscriptions.iter().filter(|subscription| subscription.delay <= delay) {
        call.memory.write(to + events * EVENT_BYTES, &event(subscription))?;
        events += 1;
    }
    Ok(call.memory.write_u32(done, events)?)
}

fn read_subscription(call: &Call<'_>, raw: &[u8; 48]) -> Subscription {
    let u32_at = |at: usize| u32::from_le_bytes([raw[at], raw[at + 1], raw[at + 2], raw[at + 3]]);
    let u64_at = |at: usize| u64::from(u32_at(at)) | (u64::from(u32_at(at + 4)) << 32);
    let mut user_data = [0; 8];
    user_data.copy_from_slice(&raw[..8]);
    let kind = raw[8];
    let (result, bytes_ready) = match kind {
        0 => {
            let timeout = u64_at(24);
            let is_absolute = raw[40] & 1 == 1;
            (now(call, u32_at(16)).map(|now| if is_absolute { timeout.saturating_sub(now) } else { timeout }), 0)
        }
        // Standard streams and files never block, so whoever waits for one waits no time.
        1 | 2 => match call.host.descriptors.get(u32_at(16)) {
            Ok(_) => (Ok(0), if kind == 1 { call.host.stdin_left() } else { 0 }),
            Err(errno) => (Err(errno), 0),
        },
        _ => (Err(Errno::Invalid), 0),
    };
    let errno = result.err().map_or(0, |errno| errno as u16);
    Subscription { user_data, kind, delay: result.unwrap_or(0), errno, bytes_ready }
}

fn event(subscription: &Subscription) -> [u8; 32] {
    let mut event = [0; 32];
    event[..8].copy_from_slice(&subscription.user_data);
    event[8..10].copy_from_slice(&subscription.errno.to_le_bytes());
    event[10] = subscription.kind;
    event[16..24].copy_from_slice(&subscription.bytes_ready.to_le_bytes());
    event
}
