;; stdin: one line\nand another\n
;; Copies standard input to standard output through two buffers a read.
(module
  (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 2)
  ;; Buffers of 5 and 40,000 bytes.
  (data (i32.const 0) "\00\01\00\00\05\00\00\00\05\01\00\00\40\9c\00\00")
  (func (export "_start")
    (loop $more
      (drop (call $fd_read (i32.const 0) (i32.const 0) (i32.const 2) (i32.const 32)))
      (if (i32.load (i32.const 32)) (then
        (i32.store (i32.const 40) (i32.const 256))
        (i32.store (i32.const 44) (i32.load (i32.const 32)))
        (drop (call $fd_write (i32.const 1) (i32.const 40) (i32.const 1) (i32.const 48)))
        (br $more))))))
