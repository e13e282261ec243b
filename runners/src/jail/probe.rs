//! What the kernel offers for closing processes in. It changes nothing and starts nothing.

#![cfg_attr(target_os = "linux", expect(unsafe_code, reason = "Landlock's version is told by a system call only"))]

use std::fs;

use grade_model::SandboxLayer;

/// The kernel's features by name, with what it says about each.
#[must_use]
pub fn kernel_features() -> Vec<SandboxLayer> {
    vec![user_namespaces(), landlock(), seccomp()]
}

fn feature(name: &str, is_on: bool, detail: impl Into<String>) -> SandboxLayer {
    SandboxLayer { name: name.to_owned(), is_on, detail: detail.into() }
}

/// A number from a file below `/proc/sys`.
fn setting(path: &str) -> Option<u64> {
    fs::read_to_string(path).ok()?.trim().parse().ok()
}

fn user_namespaces() -> SandboxLayer {
    const NAME: &str = "user namespaces";
    let forbidden = [
        ("/proc/sys/user/max_user_namespaces", 0),
        ("/proc/sys/kernel/unprivileged_userns_clone", 0),
        ("/proc/sys/kernel/apparmor_restrict_unprivileged_userns", 1),
    ];
    if !fs::exists("/proc/self/ns/user").unwrap_or(false) {
        return feature(NAME, false, "the kernel has none");
    }
    match forbidden.into_iter().find(|&(path, value)| setting(path) == Some(value)) {
        Some((path, value)) => feature(NAME, false, format!("{path} is {value}")),
        None => feature(NAME, true, "allowed by the kernel's settings"),
    }
}

#[cfg(target_os = "linux")]
fn landlock() -> SandboxLayer {
    /// `LANDLOCK_CREATE_RULESET_VERSION` of the kernel's interface: asks for the version and creates nothing.
    const VERSION: libc::c_long = 1;
    let nothing = 0 as libc::c_long;
    // SAFETY: with this flag the kernel takes a null pointer and the size 0, and answers with a number.
    let version = unsafe { libc::syscall(libc::SYS_landlock_create_ruleset, nothing, nothing, VERSION) };
    if version >= 1 {
        feature("landlock", true, format!("version {version}"))
    } else {
        feature("landlock", false, "the kernel has none, or has it switched off")
    }
}

#[cfg(not(target_os = "linux"))]
fn landlock() -> SandboxLayer {
    feature("landlock", false, "Linux only")
}

fn seccomp() -> SandboxLayer {
    let actions = fs::read_to_string("/proc/sys/kernel/seccomp/actions_avail").unwrap_or_default();
    if actions.split_whitespace().any(|action| action == "errno") {
        feature("seccomp", true, "filters can refuse system calls")
    } else {
        feature("seccomp", false, "the kernel has no filters")
    }
}
