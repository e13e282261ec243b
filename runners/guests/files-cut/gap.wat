;; folder: feedback
;; A gap counts as what it takes.
(module
  (import "wasi_snapshot_preview1" "path_open" (func $path_open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_pwrite" (func $fd_pwrite (param i32 i32 i32 i64 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 1024) "feedback/a")
  (data (i32.const 2048) "\00\10\00\00\05\00\00\00")
  ;; Opens a path below descriptor 3; the descriptor is stored at 0.
  (func $open (param $at i32) (param $len i32) (param $how i32) (param $rights i64) (result i32)
    (call $path_open (i32.const 3) (i32.const 0) (local.get $at) (local.get $len) (local.get $how)
      (local.get $rights) (i64.const 0) (i32.const 0) (i32.const 0)))
  (func (export "_start")
    (drop (call $open (i32.const 1024) (i32.const 10) (i32.const 1) (i64.const 66)))
    (drop (call $fd_pwrite (i32.const 4) (i32.const 2048) (i32.const 1) (i64.const 5000) (i32.const 16)))))
