//! `grade keygen` and `grade sign`: keys, and signatures beside results.

use std::{
    fs,
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
};

use grader::{
    seal::Identity,
    signature::{self, RESULT_BYTES_MAX, SecretKey},
};

use crate::{
    args::{KeygenArgs, SignArgs},
    config::Settings,
    exit::{CommandError, Exit},
    files, output,
};

/// The longest key file, in bytes.
const KEY_BYTES_MAX: u64 = 4096;

/// Makes a key pair: the secret one in a file of its own, the public one on standard output.
pub(crate) fn keygen(args: &KeygenArgs, settings: &Settings) -> Result<Exit, CommandError> {
    let (usual_name, secret, public) = if args.seal {
        let key = Identity::generate();
        ("grade-seal.key", key.to_file(), key.recipient().to_string())
    } else {
        let key = SecretKey::from_seed(&random_seed()?);
        ("grade.key", key.to_file(), key.public().to_string())
    };
    let path = args.output.as_deref().unwrap_or(Path::new(usual_name));
    write_secret(path, &secret)?;
    output::print(format!("{public}\n").as_bytes())?;
    if settings.verbosity >= 0 {
        output::note(&format!(
            "the secret key is in {}: keep it out of repositories; the line above is the public key",
            output::safe_line(&path.display().to_string())
        ));
    }
    Ok(Exit::Accepted)
}

/// 32 bytes that nobody can guess.
fn random_seed() -> Result<[u8; 32], CommandError> {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed)
        .map_err(|error| CommandError::judge("the system gave no random numbers").caused_by(error))?;
    Ok(seed)
}

/// Writes a file that did not exist, which only its owner can read.
fn write_secret(path: &Path, text: &str) -> Result<(), CommandError> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => CommandError::usage(format!("{} is already there", path.display()))
            .hint("a key is never written over: choose another name with `-o FILE`"),
        _ => CommandError::usage(format!("failed to create {}", path.display()))
            .caused_by(error)
            .hint(files::UNWRITABLE_HINT),
    })?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(|error| {
        // The write's error is the one to tell; a file that cannot be removed either changes nothing about it.
        let _ = fs::remove_file(path);
        CommandError::judge(format!("failed to write {}", path.display())).caused_by(error)
    })
}

/// Writes a signature beside a result.
pub(crate) fn sign(args: &SignArgs, settings: &Settings) -> Result<Exit, CommandError> {
    let key = read_secret(&args.key)?;
    let path = args.output.clone().unwrap_or_else(|| signature_path(&args.result));
    write_signature(&read_result(&args.result)?, &args.result, &key, &path)?;
    if settings.verbosity >= 0 {
        output::note(&format!("signed with {}: {}", key.public(), output::safe_line(&path.display().to_string())));
    }
    Ok(Exit::Accepted)
}

/// Signs the bytes of the result that `path` holds or will hold.
pub(super) fn write_signature(
    result: &[u8],
    path: &Path,
    key: &SecretKey,
    signature_path: &Path,
) -> Result<(), CommandError> {
    let text = signature::sign(result, key).map_err(|error| {
        CommandError::usage(format!("{} cannot be signed", path.display()))
            .caused_by(error)
            .hint("only JSON reports are signed, as `--report json=FILE` writes them")
    })?;
    files::write(signature_path, text.as_bytes())
}

/// Where the signature of a result stands unless another place is named.
pub(super) fn signature_path(result: &Path) -> PathBuf {
    let mut name = result.as_os_str().to_owned();
    name.push(".sig");
    PathBuf::from(name)
}

/// Reads a key for signing.
pub(super) fn read_secret(path: &Path) -> Result<SecretKey, CommandError> {
    SecretKey::from_file(&read_private(path)?).map_err(|error| {
        CommandError::usage(format!("{} holds no key", path.display()))
            .caused_by(error)
            .hint("`grade keygen` makes one")
    })
}

/// Reads the file of a secret key, which nobody but its owner may be able to read.
pub(super) fn read_private(path: &Path) -> Result<String, CommandError> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let is_open = fs::metadata(path).is_ok_and(|metadata| metadata.permissions().mode() & 0o077 != 0);
        if is_open {
            return Err(CommandError::usage(format!("{}: others on this machine can read this key", path.display()))
                .hint(format!("`chmod 600 {}`", path.display())));
        }
    }
    let bytes = read_limited(path, KEY_BYTES_MAX)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Reads a result.
pub(super) fn read_result(path: &Path) -> Result<Vec<u8>, CommandError> {
    read_limited(path, RESULT_BYTES_MAX)
}

/// Reads a file that may have at most `bytes_max` bytes.
pub(super) fn read_limited(path: &Path, bytes_max: u64) -> Result<Vec<u8>, CommandError> {
    let mut bytes = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(bytes_max + 1).read_to_end(&mut bytes));
    match read {
        Ok(_) if bytes.len() as u64 > bytes_max => {
            Err(CommandError::usage(format!("{} is longer than {bytes_max} bytes", path.display())))
        }
        Ok(_) => Ok(bytes),
        Err(error) => Err(CommandError::usage(format!("failed to read {}", path.display())).caused_by(error)),
    }
}
