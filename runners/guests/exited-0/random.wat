;; seed: 7
;; Prints random bytes, which follow from the seed.
(module
  (import "wasi_snapshot_preview1" "random_get" (func $random_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  ;; Writes bytes to standard output.
  (func $print (param $at i32) (param $len i32)
    (i32.store (i32.const 60000) (local.get $at))
    (i32.store (i32.const 60004) (local.get $len))
    (drop (call $fd_write (i32.const 1) (i32.const 60000) (i32.const 1) (i32.const 60008))))
  (func (export "_start")
    (drop (call $random_get (i32.const 0) (i32.const 16)))
    (drop (call $random_get (i32.const 16) (i32.const 3)))
    (drop (call $random_get (i32.const 19) (i32.const 0)))
    (call $print (i32.const 0) (i32.const 20))))
