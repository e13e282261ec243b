// tries: every clock that there could be
// verdict: WA
#[link(wasm_import_module = "wasi_snapshot_preview1")]
unsafe extern "C" {
    fn clock_time_get(id: u32, precision: u64, time: *mut u64) -> u16;
    fn clock_res_get(id: u32, resolution: *mut u64) -> u16;
}
fn main() {
    let (mut time, mut resolution) = (0, 0);
    for id in 0..100 {
        let errors = unsafe { (clock_time_get(id, 0, &mut time), clock_res_get(id, &mut resolution)) };
        println!("{id}: {errors:?} {time} {resolution}");
    }
}
