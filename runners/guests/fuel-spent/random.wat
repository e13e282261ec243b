;; Random bytes are paid for before they are made.
(module
  (import "wasi_snapshot_preview1" "random_get" (func $random_get (param i32 i32) (result i32)))
  (memory (export "memory") 16)
  (func (export "_start") (drop (call $random_get (i32.const 0) (i32.const 1048576)))))
