;; output: 100
;; Standard output is kept up to its limit.
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 16) "0123456789abcdef")
  ;; Writes bytes to standard output.
  (func $print (param $at i32) (param $len i32)
    (i32.store (i32.const 60000) (local.get $at))
    (i32.store (i32.const 60004) (local.get $len))
    (drop (call $fd_write (i32.const 1) (i32.const 60000) (i32.const 1) (i32.const 60008))))
  (func (export "_start") (loop $again (call $print (i32.const 16) (i32.const 16)) (br $again))))
