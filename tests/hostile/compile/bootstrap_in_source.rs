// tries: internal attributes without the feature
// verdict: CE
#[rustc_layout(debug)]
struct Layout(u8);
#[lang = "owned_box"]
struct Mine;
#[rustc_dump_vtable]
fn main() {}
