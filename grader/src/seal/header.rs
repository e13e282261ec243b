//! The header of a sealed file: lines of text, in exactly one spelling.

use base64::{Engine as _, engine::general_purpose::STANDARD_NO_PAD};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use super::{FileKey, SealError, derive};

/// What the first line of every version starts with.
pub(super) const FAMILY: &[u8] = b"age-encryption.org/";

/// What the first line of an armored file starts with.
pub(super) const ARMOR: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";

/// The first line of version 1.
const VERSION: &str = "age-encryption.org/v1";

/// What stands before the code that authenticates the header.
const FOOTER: &str = "---";

/// Bytes of a header at most.
pub(super) const BYTES_MAX: usize = 64 << 10;

/// Stanzas of a header at most; each costs a multiplication for each key at hand.
const STANZAS_MAX: usize = 256;

/// Characters of a line of a stanza's body; a shorter one is the last.
const COLUMNS: usize = 64;

/// The file's key, wrapped in one way.
#[derive(Debug)]
pub(super) struct Stanza {
    pub(super) kind: String,
    pub(super) arguments: Vec<String>,
    pub(super) body: Vec<u8>,
}

/// A header that has the right form. Its author is known only after [`Header::verify`].
#[derive(Debug)]
pub(super) struct Header<'f> {
    pub(super) stanzas: Vec<Stanza>,
    /// Bytes of the header; the payload follows.
    pub(super) length: usize,
    authenticated: &'f [u8],
    code: Vec<u8>,
}

impl<'f> Header<'f> {
    /// Reads the header at the start of a file.
    pub(super) fn parse(file: &'f [u8]) -> Result<Self, SealError> {
        if file.starts_with(ARMOR) {
            return Err(SealError::Armored);
        }
        if !file.starts_with(FAMILY) {
            return Err(SealError::NotSealed);
        }
        let mut lines = Lines { file, length: 0 };
        if lines.next()? != VERSION {
            return Err(SealError::Header("it is of a version other than 1"));
        }
        let mut stanzas = Vec::new();
        loop {
            let start = lines.length;
            let line = lines.next()?;
            if let Some(code) = line.strip_prefix(FOOTER) {
                let code =
                    code.strip_prefix(' ').and_then(decode).ok_or(SealError::Header("its last line is wrong"))?;
                let authenticated = &file[..start + FOOTER.len()];
                return Ok(Self { stanzas, length: lines.length, authenticated, code });
            }
            if stanzas.len() == STANZAS_MAX {
                return Err(SealError::Header("it holds too many keys"));
            }
            let words = line.strip_prefix("-> ").ok_or(SealError::Header("a line of it is unknown"))?;
            stanzas.push(parse_stanza(words, &mut lines)?);
        }
    }

    /// Checks that whoever wrote the header knew the file's key, and that nobody changed it since.
    pub(super) fn verify(&self, file_key: &FileKey) -> Result<(), SealError> {
        let changed = SealError::Header("it was changed after it was made");
        code(self.authenticated, file_key).verify_slice(&self.code).map_err(|_| changed)
    }
}

/// The header with these stanzas.
pub(super) fn write(stanzas: &[Stanza], file_key: &FileKey) -> Vec<u8> {
    let mut text = format!("{VERSION}\n");
    for stanza in stanzas {
        text.push_str(&format!("-> {} {}\n", stanza.kind, stanza.arguments.join(" ")));
        // A body always ends with a line that is not full, if need be with an empty one.
        let body = encode(&stanza.body);
        let full_lines = body.len() / COLUMNS;
        for line in 0..=full_lines {
            text.push_str(&body[line * COLUMNS..body.len().min((line + 1) * COLUMNS)]);
            text.push('\n');
        }
    }
    text.push_str(FOOTER);
    let code = code(text.as_bytes(), file_key).finalize().into_bytes();
    text.push_str(&format!(" {}\n", encode(&code)));
    text.into_bytes()
}

/// Bytes as the format writes them, in base 64 without padding.
pub(super) fn encode(bytes: &[u8]) -> String {
    STANDARD_NO_PAD.encode(bytes)
}

/// The bytes of a text that is spelled as [`encode`] spells it.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    STANDARD_NO_PAD.decode(text).ok()
}

fn code(authenticated: &[u8], file_key: &FileKey) -> Hmac<Sha256> {
    let key = derive(file_key, &[], b"header");
    let mut code = Hmac::<Sha256>::new_from_slice(&key).expect("a key of any length is taken");
    code.update(authenticated);
    code
}

fn parse_stanza(words: &str, lines: &mut Lines<'_>) -> Result<Stanza, SealError> {
    let mut words = words.split(' ').map(str::to_owned);
    let is_word = |word: &String| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_graphic());
    let kind = words.next().filter(is_word).ok_or(SealError::Header("a key of it has no kind"))?;
    let arguments: Vec<String> = words.collect();
    if !arguments.iter().all(is_word) {
        return Err(SealError::Header("a key of it is spelled wrongly"));
    }
    let mut body = String::new();
    loop {
        let line = lines.next()?;
        if line.len() > COLUMNS {
            return Err(SealError::Header("a line of it is too long"));
        }
        body.push_str(line);
        if line.len() < COLUMNS {
            break;
        }
    }
    let body = decode(&body).ok_or(SealError::Header("a key of it is not in base 64"))?;
    Ok(Stanza { kind, arguments, body })
}

/// The lines of a header, each of which ends.
struct Lines<'f> {
    file: &'f [u8],
    /// Bytes of the lines that were read, with their ends.
    length: usize,
}

impl<'f> Lines<'f> {
    fn next(&mut self) -> Result<&'f str, SealError> {
        let rest = &self.file[self.length..self.file.len().min(BYTES_MAX)];
        let end = rest.iter().position(|byte| *byte == b'\n').ok_or(if self.file.len() > BYTES_MAX {
            SealError::Header("it is too long")
        } else {
            SealError::Header("it is cut off")
        })?;
        self.length += end + 1;
        str::from_utf8(&rest[..end]).map_err(|_| SealError::Header("it is not text"))
    }
}
