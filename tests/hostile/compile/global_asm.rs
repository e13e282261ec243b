// tries: global_asm! with .incbin of a host file
// verdict: CE
core::arch::global_asm!(".section .rodata.x,\"\",@\n.globl CANARY\nCANARY: .incbin \"@CANARY_DIR@/hidden.txt\"\n");
fn main() {}
