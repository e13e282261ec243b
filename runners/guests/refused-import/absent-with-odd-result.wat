(module (import "wasi_snapshot_preview1" "sock_send" (func (param i32) (result i64))) (func (export "_start")))
