//! What is sealed opens for its recipients and for nobody else, and nothing that was changed opens at all.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use bech32::{Bech32, Hrp};
use proptest::prelude::*;

use super::{
    HEADER_LINES_MAX, Identity, KeyError, RECIPIENTS_MAX, Recipient, SealError, overhead_bytes_max, seal, unseal,
};

fn identity(seed: u8) -> Identity {
    let hrp = Hrp::parse("age-secret-key-").unwrap();
    let secret = bech32::encode_upper::<Bech32>(hrp, &[seed; 32]).unwrap();
    Identity::from_file(&secret).unwrap().remove(0)
}

/// `content`, sealed for the key of `identity(1)`.
fn sealed(content: &[u8]) -> Vec<u8> {
    seal(content, &[identity(1).recipient()]).unwrap()
}

fn open(sealed: &[u8]) -> Result<Vec<u8>, SealError> {
    unseal(sealed, &[identity(1)])
}

#[track_caller]
fn check_refused(sealed: &[u8], expected: &str) {
    assert_eq!(open(sealed).map_err(|error| error.to_string()), Err(expected.to_owned()));
}

const CHANGED: &str = "its content was changed or cut off after it was sealed";

#[test]
fn every_recipient_opens_what_was_sealed() {
    let recipients = [1, 2, 2].map(|seed| identity(seed).recipient());
    for length in [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000] {
        let content: Vec<u8> = (0..length).map(|index: u32| index.to_le_bytes()[0] ^ index.to_le_bytes()[1]).collect();
        let sealed = seal(&content, &recipients).unwrap();
        assert!(sealed.len() as u64 <= content.len() as u64 + overhead_bytes_max(content.len() as u64));
        for holder in [1, 2] {
            assert_eq!(unseal(&sealed, &[identity(7), identity(holder)]).as_ref(), Ok(&content));
        }
        assert_eq!(unseal(&sealed, &[identity(3)]), Err(SealError::OtherKey));
    }
}

/// What another program of the format sealed for `identity(2)` and `identity(1)`, with a stanza of no known kind
/// besides; in base 64.
const FOREIGN: &str = "\
    YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBDRzJMTXFwN3ZyMXdPQmg4YVZQTDlIemFnVk1SQytnSytjSzY3K2ZJc0hBCkEw\
    UDRQM05XU2xLYk5ib0ZCRkZjbWhja2xOdDJwK05qekdBc2dCSzJ6VWcKLT4gWDI1NTE5IDhzU2tUaGlrZDFtYTYzdVpzemE2OUY1SnBU\
    YkxzS2VtZ0VLZUJFbExHU3MKTDZoV3J5TFYvbzAreHB4VEhtK1FZK2dkV0J1c1JndGtRbDdVM1FaM0grUQotPiBFKk9GLWdyZWFzZSA/\
    WiM0LFtgIyBgJnYKQXN1TUphcDFiNHFYb2I4d2NWeC9Pc09nQnFUaEtENExIeFZOUy85MkNnTlRuTk5SUmQ5dVV2eU9MY2t1RU02LwpU\
    UUxqaDh4WW9jRGhKdFZZTW85R0IyOEJlRGV2VzV3YzVHOXFHOWdSVGN6V25wT3dmMUJoamNjRAotLS0gV1JtczRRNDJyKzRacmJjTS95\
    QjRObUVsTkNiMGZSc0FOVitBaEZEVmZRSQqYM3R+J5PKz42nhLFkbpOEtpWIgk6JFZZ9KH5fKIfqKCeIZboF2JcVIpWPWtFeQJka";

#[test]
fn what_was_sealed_elsewhere_opens() {
    let foreign = STANDARD.decode(FOREIGN).unwrap();
    assert_eq!(open(&foreign), Ok(b"sealed elsewhere\n".to_vec()));
}

#[test]
fn a_seal_is_for_some_keys_but_not_for_any_number() {
    let expected = Err(SealError::Recipients);
    assert_eq!(seal(b"x", &[]), expected);
    let many: Vec<Recipient> = (0..=RECIPIENTS_MAX).map(|seed| identity(seed as u8).recipient()).collect();
    assert_eq!(seal(b"x", &many), expected);
    assert!(seal(b"x", &many[1..]).is_ok());
}

#[test]
fn no_two_seals_share_a_key() {
    let header = |sealed: &[u8]| sealed[..100].to_vec();
    assert_ne!(header(&sealed(b"one")), header(&sealed(b"one")));
}

#[test]
fn no_changed_bit_goes_unnoticed() {
    let whole = sealed(b"hidden");
    for index in 0..whole.len() {
        for bit in 0..8 {
            let mut changed = whole.clone();
            changed[index] ^= 1 << bit;
            assert!(open(&changed).is_err(), "bit {bit} of byte {index}");
        }
    }
}

#[test]
fn nothing_can_be_cut_off_or_added() {
    let whole = sealed(b"hidden");
    for length in 0..whole.len() {
        assert!(open(&whole[..length]).is_err(), "{length} bytes");
    }
    check_refused(&[&whole[..], b"more"].concat(), CHANGED);
    let long = sealed(&[b'x'; 3 * 65_536]);
    let start = long.len() - 3 * 65_552;
    let chunk = |number: usize| &long[start + number * 65_552..start + (number + 1) * 65_552];
    let arrange = |numbers: &[usize]| {
        let chunks: Vec<&[u8]> = numbers.iter().map(|number| chunk(*number)).collect();
        [&long[..start], &chunks.concat()].concat()
    };
    assert!(open(&arrange(&[0, 1, 2])).is_ok());
    for numbers in [&[0, 1][..], &[1, 0, 2], &[0, 2], &[0, 1, 2, 2], &[2], &[]] {
        check_refused(&arrange(numbers), CHANGED);
    }
}

#[test]
fn other_files_and_other_locks_are_told_apart() {
    let version = "age-encryption.org/v1\n";
    let mac = format!("--- {}\n0123456789abcdef", "A".repeat(43));
    let salt = "A".repeat(22);
    let table = [
        (String::new(), SealError::NotSealed),
        ("\u{1f}\u{8b} an archive".to_owned(), SealError::NotSealed),
        ("-----BEGIN AGE ENCRYPTED FILE-----\n".to_owned(), SealError::Armored),
        (format!("age-encryption.org/v2\n{mac}"), SealError::Version),
        ("age-encryption.org/v".to_owned(), SealError::Version),
        (version.to_owned(), SealError::Header),
        (format!("{version}-> scrypt {salt} 18\n{}\n{mac}", "A".repeat(43)), SealError::Passphrase),
        (format!("{version}-> ssh-rsa AAAA\n\n{mac}"), SealError::OtherKey),
        (format!("{version}-> new-kind\n\n-> ssh-ed25519 AAAA\n\n{mac}"), SealError::OtherKey),
    ];
    for (text, expected) in table {
        assert_eq!(open(text.as_bytes()), Err(expected), "{text}");
    }
}

#[test]
fn damaged_headers_are_refused() {
    let zeros = "A".repeat(43);
    let mac = format!("--- {zeros}\n0123456789abcdef");
    let table = [
        format!("garbage\n{mac}"),
        format!("-> \n\n{mac}"),
        format!("-> X25519  a\n\n{mac}"),
        format!("-> X25519 {zeros}\n!\n{mac}"),
        // The last character has bits that mean nothing.
        format!("-> X25519 {zeros}\nAB\n{mac}"),
        format!("-> X25519 {zeros} {zeros}\n{zeros}\n{mac}"),
        // A share with which everybody would know the secret.
        format!("-> X25519 {zeros}\n{zeros}\n{mac}"),
        format!("{}{mac}", "-> x\n\n".repeat(HEADER_LINES_MAX / 2)),
        format!("-> {}\n\n{mac}", "x".repeat(70_000)),
        "--- A\n".to_owned(),
    ];
    for text in table {
        let text = format!("age-encryption.org/v1\n{text}");
        check_refused(text.as_bytes(), "the header of its seal is damaged");
    }
    // A key that somebody adds does not open the file for its holder, nor for anybody else.
    let whole = sealed(b"hidden");
    let other = seal(b"", &[identity(2).recipient()]).unwrap();
    let lines =
        |sealed: &[u8], count: usize| sealed.split_inclusive(|byte| *byte == b'\n').take(count).map(<[u8]>::len).sum();
    let [line, three]: [usize; 2] = [1, 3].map(|count| lines(&other, count));
    let more = [&whole[..line], &other[line..three], &whole[line..]].concat();
    check_refused(&more, "the header of its seal is damaged");
}

#[test]
fn keys_come_back_from_their_files() {
    let file = identity(1).to_file();
    let public = identity(1).recipient().to_string();
    assert_eq!(public.len(), 62);
    assert_eq!(file, format!("# public key: {public}\n{}\n", file.lines().nth(1).unwrap()));
    let read = Identity::from_file(&format!("{file}\n{}", identity(2).to_file())).unwrap();
    let found: Vec<Recipient> = read.iter().map(Identity::recipient).collect();
    assert_eq!(found, [identity(1).recipient(), identity(2).recipient()]);
    assert_eq!(format!(" {public}\n").parse(), Ok(identity(1).recipient()));
    assert_eq!(format!("{read:?}"), "[Identity(..), Identity(..)]");
}

#[test]
fn other_keys_are_told_apart() {
    let secret = identity(1).to_file();
    let secret = secret.lines().nth(1).unwrap();
    let public = identity(1).recipient().to_string();
    let hrp = Hrp::parse("age1other").unwrap();
    let plugin = bech32::encode_lower::<Bech32>(hrp, &[1; 32]).unwrap();
    // A point of low order.
    let weak = bech32::encode_lower::<Bech32>(Hrp::parse("age").unwrap(), &[0; 32]).unwrap();
    let typing_error = public.replace(&public[10..12], "qq");
    let public_table = [
        (secret, KeyError::Secret),
        ("grade-secret-key/1 00", KeyError::Secret),
        ("ed25519:00", KeyError::Signing),
        ("ssh-ed25519 AAAA", KeyError::Ssh),
        (&plugin, KeyError::OtherKind),
        (&weak, KeyError::NoPublic),
        (&typing_error, KeyError::NoPublic),
        (&public.to_uppercase(), KeyError::NoPublic),
        ("", KeyError::NoPublic),
    ];
    for (text, expected) in public_table {
        assert_eq!(text.parse::<Recipient>(), Err(expected), "{text}");
    }
    let secret_table = [
        (&*public, KeyError::Public),
        ("grade-secret-key/1 00", KeyError::Signing),
        ("AGE-PLUGIN-X-1QQ", KeyError::OtherKind),
        ("age-encryption.org/v1", KeyError::Encrypted),
        ("-----BEGIN OPENSSH PRIVATE KEY-----", KeyError::Ssh),
        (&secret.to_lowercase(), KeyError::NoSecret),
        (&secret[..40], KeyError::NoSecret),
        ("# nothing", KeyError::NoSecret),
    ];
    for (text, expected) in secret_table {
        assert_eq!(Identity::from_file(text).map(|_| ()), Err(expected), "{text}");
    }
}

proptest! {
    #[test]
    fn made_up_files_are_refused_without_a_panic(text in "(-> (X25519|x)( [A-Za-z0-9+/]{0,50}){0,3}\n[A-Za-z0-9+/]{0,64}\n|.|\n){0,9}(--- [A-Za-z0-9+/]{43}\n)?.{0,40}") {
        let file = format!("age-encryption.org/v1\n{text}");
        prop_assert!(open(file.as_bytes()).is_err());
    }

    #[test]
    fn keys_are_read_without_a_panic(text in "(age1|AGE-SECRET-KEY-1|ssh-)?.{0,80}") {
        prop_assert!(text.parse::<Recipient>().is_err());
        prop_assert!(Identity::from_file(&text).is_err());
    }
}
