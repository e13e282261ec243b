use std::{
    fs::{self, File},
    io::Read as _,
    os::unix::fs::{PermissionsExt as _, symlink},
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    time::{Duration, SystemTime},
};

use tempfile::TempDir;

use super::{Cache, Key, Kind, Notice};

const LARGE: u64 = 1 << 20;

fn open(folder: &Path) -> Cache {
    Cache::try_open(folder, LARGE, Notice::silent()).expect("the cache opens")
}

fn key(name: &str) -> Key {
    Key::of([name.as_bytes()])
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("the mode is set");
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("it is there").permissions().mode() & 0o7777
}

fn age(path: &Path, days: u64) {
    let time = SystemTime::now() - Duration::from_secs(days * 24 * 60 * 60);
    File::open(path).and_then(|file| file.set_modified(time)).expect("the time is set");
}

fn compiled(cache: &Cache, key: &Key) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    cache.open_compiled(key)?.read_to_end(&mut bytes).expect("it can be read");
    Some(bytes)
}

/// A cache with one module and one compiled module under the key "a".
fn filled() -> (TempDir, Cache) {
    let folder = tempfile::tempdir().expect("a folder");
    let cache = open(&folder.path().join("cache"));
    cache.write(Kind::Module, &key("a"), b"module");
    cache.write_compiled(&key("a"), b"native code");
    (folder, cache)
}

/// Does something to a filled cache, opens it again and asks what is still found.
#[track_caller]
fn check(spoil: impl Fn(&Path, &str), module: Option<&str>, native: Option<&str>) {
    let (_folder, cache) = filled();
    spoil(cache.folder(), &key("a").to_string());
    let again = open(cache.folder());
    let found = (again.read(Kind::Module, &key("a")), compiled(&again, &key("a")));
    assert_eq!(found, (module.map(|text| text.into()), native.map(|text| text.into())));
}

#[test]
fn entries_are_found_again() {
    check(|_, _| (), Some("module"), Some("native code"));
    let (_folder, cache) = filled();
    assert_eq!(cache.read(Kind::Compiler, &key("a")), None);
    assert_eq!(cache.read(Kind::Module, &key("b")), None);
    cache.write(Kind::Module, &key("a"), b"");
    assert_eq!(cache.read(Kind::Module, &key("a")).as_deref(), Some(&b""[..]));
}

#[test]
fn everything_is_ours_alone() {
    let (_folder, cache) = filled();
    for name in ["", "modules", "compiled", "compilers", "tmp"] {
        assert_eq!(mode(&cache.folder().join(name)), 0o700, "{name}");
    }
    let entry = key("a").to_string();
    for name in ["key", &format!("modules/{entry}"), &format!("compiled/{entry}")] {
        assert_eq!(mode(&cache.folder().join(name)), 0o600, "{name}");
    }
    assert_eq!(fs::read_dir(cache.folder().join("tmp")).expect("a folder").count(), 0);
}

#[test]
fn spoilt_entries_are_misses() {
    let change = |path: PathBuf, change: fn(&mut Vec<u8>)| {
        let mut bytes = fs::read(&path).expect("it is there");
        change(&mut bytes);
        fs::write(path, bytes).expect("it is written");
    };
    let flip: fn(&mut Vec<u8>) = |bytes| *bytes.last_mut().expect("not empty") ^= 1;
    check(|folder, entry| change(folder.join("modules").join(entry), flip), None, Some("native code"));
    check(|folder, entry| change(folder.join("modules").join(entry), Vec::clear), None, Some("native code"));
    check(|folder, entry| change(folder.join("compiled").join(entry), flip), Some("module"), None);
    check(|folder, entry| change(folder.join("compiled").join(entry), |b| b.push(0)), Some("module"), None);
    check(|folder, entry| change(folder.join(format!("compiled/{entry}.mac")), flip), Some("module"), None);
    check(|folder, _| change(folder.join("key"), flip), None, None);
    check(|folder, _| change(folder.join("key"), |bytes| bytes.truncate(63)), None, None);
}

#[test]
fn entries_of_other_names_are_misses() {
    let (_folder, cache) = filled();
    let entry = |name: &str| key(name).to_string();
    for (from, to) in [
        (format!("modules/{}", entry("a")), format!("modules/{}", entry("b"))),
        (format!("modules/{}", entry("a")), format!("compilers/{}", entry("a"))),
        (format!("compiled/{}", entry("a")), format!("compiled/{}", entry("b"))),
        (format!("compiled/{}.mac", entry("a")), format!("compiled/{}.mac", entry("b"))),
    ] {
        fs::copy(cache.folder().join(from), cache.folder().join(to)).expect("it is copied");
    }
    assert_eq!(cache.read(Kind::Module, &key("b")), None);
    assert_eq!(cache.read(Kind::Compiler, &key("a")), None);
    assert_eq!(compiled(&cache, &key("b")), None);
}

#[test]
fn files_of_others_are_misses() {
    check(|folder, entry| set_mode(&folder.join("modules").join(entry), 0o620), None, Some("native code"));
    check(|folder, entry| set_mode(&folder.join("compiled").join(entry), 0o602), Some("module"), None);
    check(|folder, _| set_mode(&folder.join("key"), 0o640), None, None);
    let link = |folder: &Path, entry: &str| {
        let path = folder.join("compiled").join(entry);
        fs::rename(&path, folder.join("elsewhere")).expect("it is moved");
        symlink(folder.join("elsewhere"), path).expect("it is linked");
    };
    check(link, Some("module"), None);
    let replace_by_folder = |folder: &Path, entry: &str| {
        let path = folder.join("modules").join(entry);
        fs::remove_file(&path).and_then(|()| fs::create_dir(path)).expect("it is replaced");
    };
    check(replace_by_folder, None, Some("native code"));
}

/// Opens a cache that cannot be used and asks for the notice.
#[track_caller]
fn check_refused(spoil: impl Fn(&Path), why: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let cache = folder.path().join("cache");
    spoil(&cache);
    let heard = Arc::new(Mutex::new(Vec::new()));
    let notice = Notice::new({
        let heard = Arc::clone(&heard);
        move |line| heard.lock().expect("no panic").push(line.to_owned())
    });
    assert!(Cache::open(&cache, notice).is_none());
    let expect = format!("warning: going on without a cache: {}: {why}", cache.display());
    assert_eq!(*heard.lock().expect("no panic"), [expect]);
}

#[test]
fn unsafe_folders_are_refused() {
    check_refused(|path| fs::write(path, "").expect("a file"), "it is not a folder");
    let open_to_all = |path: &Path| {
        fs::create_dir(path).expect("a folder");
        set_mode(path, 0o777);
    };
    check_refused(open_to_all, "other users can write to it");
    let linked_inside = |path: &Path| {
        fs::create_dir(path).expect("a folder");
        symlink("/", path.join("modules")).expect("a link");
    };
    check_refused(linked_inside, "a folder in it is a symbolic link or a file");
}

#[test]
fn a_disk_that_refuses_is_told_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let heard = Arc::new(Mutex::new(0));
    let notice = Notice::new({
        let heard = Arc::clone(&heard);
        move |_| *heard.lock().expect("no panic") += 1
    });
    let cache = Cache::try_open(folder.path(), LARGE, notice).expect("it opens");
    fs::remove_dir_all(cache.folder().join("tmp")).expect("it is removed");
    cache.write(Kind::Module, &key("a"), b"module");
    cache.write_compiled(&key("a"), b"native code");
    assert_eq!((cache.read(Kind::Module, &key("a")), *heard.lock().expect("no panic")), (None, 1));
}

#[test]
fn what_was_left_behind_is_removed_after_a_day() {
    let (_folder, cache) = filled();
    let tmp = cache.folder().join("tmp");
    for (name, days) in [("build-old", 2), ("build-new", 0)] {
        fs::create_dir_all(tmp.join(name).join("src")).expect("a folder");
        age(&tmp.join(name), days);
    }
    fs::write(tmp.join("old-file"), "").expect("a file");
    age(&tmp.join("old-file"), 2);
    age(&cache.folder().join("swept"), 2);
    let private = open(cache.folder()).private_folder().expect("a folder");
    assert_eq!(mode(private.path()), 0o700);
    let mut left: Vec<_> = fs::read_dir(&tmp).expect("a folder").map(|e| e.expect("an entry").path()).collect();
    left.sort();
    let mut expect = vec![private.path().to_owned(), tmp.join("build-new")];
    expect.sort();
    assert_eq!(left, expect);
}

#[test]
fn the_oldest_are_evicted_at_most_once_a_day() {
    let (_folder, cache) = filled();
    let half = vec![0; usize::try_from(LARGE / 2).expect("it fits")];
    for name in ["old", "new"] {
        cache.write(Kind::Module, &key(name), &half);
    }
    age(&cache.folder().join(format!("modules/{}", key("old"))), 3);
    let has_old = |cache: &Cache| cache.read(Kind::Module, &key("old")).is_some();
    open(cache.folder()).write(Kind::Compiler, &key("x"), b"");
    assert!(has_old(&cache), "it was swept today");
    age(&cache.folder().join("swept"), 2);
    open(cache.folder()).write(Kind::Compiler, &key("x"), b"");
    assert!(!has_old(&cache));
    assert!(cache.read(Kind::Module, &key("new")).is_some());
    assert!(cache.bytes_total() < LARGE);
}
