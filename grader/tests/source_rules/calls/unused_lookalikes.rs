// rule: forbid call sort
//! v.sort() is not allowed here.

/// Does what `sort()` does.
fn selection_sort(v: &mut [i32]) {
    // Nothing here calls v.sort().
    let text = "v.sort()";
    /* v.sort() */
    let _ = (text, r#"v.sort()"#);
}

#[allow(clippy::stable_sort_primitive)]
fn sort_titles(v: &mut [i32]) {
    selection_sort(v);
}

fn main() {
    let sort = |v: &mut [i32]| sort_titles(v);
    sort(&mut [1]);
}
