;; Recursion with frames of 1,000 bytes in linear memory runs below address 0.
(module
  (memory (export "memory") 2)
  (global $sp (export "__stack_pointer") (mut i32) (i32.const 65536))
  (func $deeper
    (local $frame i32)
    (global.set $sp (local.tee $frame (i32.sub (global.get $sp) (i32.const 1000))))
    (i64.store offset=992 (local.get $frame) (i64.const 7))
    (i64.store (local.get $frame) (i64.const 7))
    (call $deeper)
    (global.set $sp (i32.add (local.get $frame) (i32.const 1000))))
  (func (export "_start") (call $deeper)))
