;; Every NaN is the same NaN.
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (global $zero (mut f64) (f64.const 0))
  ;; Writes bytes to standard output.
  (func $print (param $at i32) (param $len i32)
    (i32.store (i32.const 60000) (local.get $at))
    (i32.store (i32.const 60004) (local.get $len))
    (drop (call $fd_write (i32.const 1) (i32.const 60000) (i32.const 1) (i32.const 60008))))
  (func (export "_start")
    (f64.store (i32.const 0) (f64.div (global.get $zero) (global.get $zero)))
    (f64.store (i32.const 8) (f64.sub (f64.const inf) (f64.div (f64.const 1) (global.get $zero))))
    (f64.store (i32.const 16) (f64.sqrt (f64.sub (global.get $zero) (f64.const 1))))
    (call $print (i32.const 0) (i32.const 24))))
