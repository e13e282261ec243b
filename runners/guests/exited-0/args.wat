;; args: first "second one"
;; Prints the arguments as they lie in memory, and how many there are.
(module
  (import "wasi_snapshot_preview1" "args_sizes_get" (func $args_sizes_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "args_get" (func $args_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "environ_sizes_get" (func $environ_sizes_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "environ_get" (func $environ_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 1)
  ;; Writes bytes to standard output.
  (func $print (param $at i32) (param $len i32)
    (i32.store (i32.const 60000) (local.get $at))
    (i32.store (i32.const 60004) (local.get $len))
    (drop (call $fd_write (i32.const 1) (i32.const 60000) (i32.const 1) (i32.const 60008))))
  ;; Ends with the number of the expectation that does not hold.
  (func $expect (param $number i32) (param $expected i32) (param $actual i32)
    (if (i32.ne (local.get $expected) (local.get $actual)) (then (call $proc_exit (local.get $number)))))
  (func (export "_start")
    (call $expect (i32.const 1) (i32.const 0) (call $args_sizes_get (i32.const 0) (i32.const 4)))
    (call $expect (i32.const 2) (i32.const 0) (call $args_get (i32.const 16) (i32.const 64)))
    (call $expect (i32.const 3) (i32.const 64) (i32.load (i32.const 16)))
    (call $expect (i32.const 4) (i32.const 0) (call $environ_sizes_get (i32.const 8) (i32.const 12)))
    (call $expect (i32.const 5) (i32.const 0) (call $environ_get (i32.const 16) (i32.const 1024)))
    (call $expect (i32.const 6) (i32.const 0) (i32.load (i32.const 8)))
    (call $print (i32.const 0) (i32.const 8))
    (call $print (i32.const 64) (i32.load (i32.const 4)))))
