// tries: every way to a file
// verdict: WA
use std::fs;

fn main() {
    let paths = ["@CANARY_DIR@/hidden.txt", "@EXERCISES@/hostile/sum/data/secret/ordinary/1.ans", "/etc/passwd", "/proc/self/environ",
        "/proc/self/maps", "/dev/fd/3", "1.ans", "../1.ans", "data/secret/ordinary/1.ans", "/", ".", "..", "", "//", "\0"];
    for path in paths {
        eprintln!("{path:?}: {:?} {:?} {:?}", fs::read(path).ok(), fs::metadata(path).is_ok(), fs::read_link(path).ok());
        eprintln!("{:?} {:?} {:?}", fs::read_dir(path).is_ok(), fs::write(path, "x").is_ok(), fs::canonicalize(path).ok());
        eprintln!("{:?} {:?}", fs::remove_file(path).is_ok(), fs::create_dir(format!("{path}/x")).is_ok());
        assert!(fs::read(path).is_err() && fs::write(path, "x").is_err(), "{path}");
    }
    println!("nothing");
}
