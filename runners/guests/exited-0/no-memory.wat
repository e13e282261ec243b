;; Without a memory every pointer leads nowhere.
(module
  (import "wasi_snapshot_preview1" "random_get" (func $random_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  ;; Ends with the number of the expectation that does not hold.
  (func $expect (param $number i32) (param $expected i32) (param $actual i32)
    (if (i32.ne (local.get $expected) (local.get $actual)) (then (call $proc_exit (local.get $number)))))
  (func (export "_start")
    (call $expect (i32.const 1) (i32.const 21) (call $random_get (i32.const 0) (i32.const 1)))
    (call $expect (i32.const 2) (i32.const 0) (call $random_get (i32.const 0) (i32.const 0)))))
