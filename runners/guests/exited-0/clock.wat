;; Prints what the clocks show, twice: the difference is the fuel spent in between.
(module
  (import "wasi_snapshot_preview1" "clock_time_get" (func $clock_time_get (param i32 i64 i32) (result i32)))
  (import "wasi_snapshot_preview1" "clock_res_get" (func $clock_res_get (param i32 i32) (result i32)))
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
    (call $expect (i32.const 1) (i32.const 0) (call $clock_time_get (i32.const 0) (i64.const 1) (i32.const 0)))
    (call $expect (i32.const 2) (i32.const 0) (call $clock_time_get (i32.const 1) (i64.const 1) (i32.const 8)))
    (call $expect (i32.const 3) (i32.const 0) (call $clock_time_get (i32.const 1) (i64.const 1) (i32.const 16)))
    (call $expect (i32.const 4) (i32.const 0) (call $clock_time_get (i32.const 2) (i64.const 1) (i32.const 24)))
    (call $expect (i32.const 5) (i32.const 0) (call $clock_res_get (i32.const 1) (i32.const 32)))
    (call $expect (i32.const 6) (i32.const 28) (call $clock_time_get (i32.const 4) (i64.const 1) (i32.const 40)))
    (call $expect (i32.const 7) (i32.const 28) (call $clock_res_get (i32.const 9) (i32.const 40)))
    (call $print (i32.const 0) (i32.const 40))))
