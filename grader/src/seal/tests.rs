//! What is sealed opens for its recipients and for nobody else, and nothing that was changed opens at all.

use bech32::{Bech32, Hrp, primitives::decode::CheckedHrpstring};
use proptest::prelude::*;

use super::{Identity, KeyError, RECIPIENTS_MAX, Recipient, SealError, header, overhead_bytes_max, seal, unseal};

fn identity(seed: u8) -> Identity {
    Identity::from_seed(&[seed; 32])
}

/// A point that fits in the place of a share.
fn share_of(seed: u8) -> String {
    let text = identity(seed).recipient().to_string();
    let point: Vec<u8> = CheckedHrpstring::new::<Bech32>(&text).unwrap().byte_iter().collect();
    header::encode(&point)
}

/// `content`, sealed for the key of `identity(1)`.
fn sealed(content: &[u8]) -> Vec<u8> {
    seal(content, &[identity(1).recipient()], &[9; 32]).unwrap()
}

fn open(sealed: &[u8]) -> Result<Vec<u8>, SealError> {
    unseal(sealed.to_vec(), &[identity(1)])
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
        let sealed = seal(&content, &recipients, &[9; 32]).unwrap();
        assert!(sealed.len() as u64 <= content.len() as u64 + overhead_bytes_max(content.len() as u64));
        for holder in [1, 2] {
            assert_eq!(unseal(sealed.clone(), &[identity(7), identity(holder)]).as_ref(), Ok(&content));
        }
        let stranger = unseal(sealed, &[identity(3)]).unwrap_err().to_string();
        assert_eq!(stranger, "it is sealed for 2 keys of the kind X25519, and the key at hand is none of them");
    }
}

/// What the `age` crate, version 0.12.1, sealed for `identity(2)` and `identity(1)`, with a stanza of no known kind
/// besides; in base 64.
const FOREIGN: &str = "\
    YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBDRzJMTXFwN3ZyMXdPQmg4YVZQTDlIemFnVk1SQytnSytjSzY3K2ZJc0hBCkEw\
    UDRQM05XU2xLYk5ib0ZCRkZjbWhja2xOdDJwK05qekdBc2dCSzJ6VWcKLT4gWDI1NTE5IDhzU2tUaGlrZDFtYTYzdVpzemE2OUY1SnBU\
    YkxzS2VtZ0VLZUJFbExHU3MKTDZoV3J5TFYvbzAreHB4VEhtK1FZK2dkV0J1c1JndGtRbDdVM1FaM0grUQotPiBFKk9GLWdyZWFzZSA/\
    WiM0LFtgIyBgJnYKQXN1TUphcDFiNHFYb2I4d2NWeC9Pc09nQnFUaEtENExIeFZOUy85MkNnTlRuTk5SUmQ5dVV2eU9MY2t1RU02LwpU\
    UUxqaDh4WW9jRGhKdFZZTW85R0IyOEJlRGV2VzV3YzVHOXFHOWdSVGN6V25wT3dmMUJoamNjRAotLS0gV1JtczRRNDJyKzRacmJjTS95\
    QjRObUVsTkNiMGZSc0FOVitBaEZEVmZRSQqYM3R+J5PKz42nhLFkbpOEtpWIgk6JFZZ9KH5fKIfqKCeIZboF2JcVIpWPWtFeQJka";

#[test]
fn what_another_implementation_sealed_opens() {
    let foreign = header::decode(FOREIGN).unwrap();
    assert_eq!(open(&foreign), Ok(b"sealed elsewhere\n".to_vec()));
}

#[test]
fn a_seal_is_for_some_keys_but_not_for_any_number() {
    let expected = Err(SealError::Recipients);
    assert_eq!(seal(b"x", &[], &[9; 32]), expected);
    let many: Vec<Recipient> = (0..=RECIPIENTS_MAX).map(|seed| identity(seed as u8).recipient()).collect();
    assert_eq!(seal(b"x", &many, &[9; 32]), expected);
    assert!(seal(b"x", &many[1..], &[9; 32]).is_ok());
}

#[test]
fn seeds_and_contents_change_every_key() {
    let stanza = |sealed: &[u8]| sealed[..100].to_vec();
    let first = sealed(b"one");
    assert_eq!(first, sealed(b"one"));
    assert_ne!(stanza(&first), stanza(&sealed(b"two")));
    assert_ne!(stanza(&first), stanza(&seal(b"one", &[identity(1).recipient()], &[8; 32]).unwrap()));
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
    let mac = "--- AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n";
    let table = [
        (String::new(), "it is not sealed: its first line is not `age-encryption.org/v1`"),
        ("\u{1f}\u{8b} an archive".to_owned(), "it is not sealed: its first line is not `age-encryption.org/v1`"),
        (
            "-----BEGIN AGE ENCRYPTED FILE-----\n".to_owned(),
            "it is sealed and then armored, as text between two lines of `AGE ENCRYPTED FILE`",
        ),
        ("age-encryption.org/v2\n".to_owned(), "the header of its seal is damaged: it is of a version other than 1"),
        (version.to_owned(), "the header of its seal is damaged: it is cut off"),
        (format!("{version}-> scrypt AAAA 18\n\n{mac}"), "it is sealed with a passphrase, which is not taken"),
        (
            format!("{version}-> ssh-rsa AAAA\n\n{mac}"),
            "it is sealed for 1 key of the kind ssh-rsa, and the key at hand is none of them",
        ),
        (
            format!("{version}-> ssh-ed25519 AAAA\n\n-> \u{1b}[31m\n\n{mac}"),
            "the header of its seal is damaged: a key of it has no kind",
        ),
        (
            format!("{version}-> ssh-ed25519 AAAA\n\n-> new-kind\n\n{mac}"),
            "it is sealed for 2 keys of the kinds ssh-ed25519, unknown, and the key at hand is none of them",
        ),
        (format!("{version}{mac}"), "it is sealed for nobody, and the key at hand is none of them"),
    ];
    for (text, expected) in table {
        check_refused(text.as_bytes(), expected);
    }
}

#[test]
fn damaged_headers_are_refused() {
    let share = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let other_share = share_of(2);
    let full_line = "A".repeat(64);
    let many = "-> x\n\n".repeat(257);
    let table = [
        ("garbage\n".to_owned(), "a line of it is unknown"),
        ("-> \n\n".to_owned(), "a key of it has no kind"),
        ("-> X25519  a\n\n".to_owned(), "a key of it is spelled wrongly"),
        (format!("-> X25519 {share}\n{full_line}A\n"), "a line of it is too long"),
        (format!("-> X25519 {share}\n{full_line}\n"), "it is cut off"),
        (format!("-> X25519 {share}\n!\n"), "a key of it is not in base 64"),
        // The last character has bits that mean nothing.
        (format!("-> X25519 {share}\nAB\n"), "a key of it is not in base 64"),
        ("---\n".to_owned(), "its last line is wrong"),
        ("--- A\n".to_owned(), "its last line is wrong"),
        (format!("-> X25519 {share}\n\n--- AA\n"), "a key of it is spelled wrongly"),
        (format!("-> X25519 {share} {share}\n{share}\n--- AA\n"), "a key of it is spelled wrongly"),
        (format!("-> X25519 {share}\n{share}\n--- AA\n"), "a key of it fits everybody"),
        (many, "it holds too many keys"),
        (format!("-> {}\n", "x".repeat(70_000)), "it is too long"),
    ];
    for (text, expected) in table {
        let text = format!("age-encryption.org/v1\n{text}");
        check_refused(text.as_bytes(), &format!("the header of its seal is damaged: {expected}"));
    }
    // A key that somebody adds does not open the file for its holder, nor for anybody else.
    let whole = sealed(b"hidden");
    let stanza = format!("-> X25519 {other_share}\n{share}\n");
    let line = whole.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    let more = [&whole[..line], stanza.as_bytes(), &whole[line..]].concat();
    check_refused(&more, "the header of its seal is damaged: it was changed after it was made");
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
