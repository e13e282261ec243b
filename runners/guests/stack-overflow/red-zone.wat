;; A leaf with a small frame does not move the stack pointer.
(module
  (memory (export "memory") 2)
  (global $sp (export "__stack_pointer") (mut i32) (i32.const 64))
  (func $leaf
    (local $frame i32)
    (local.set $frame (i32.sub (global.get $sp) (i32.const 128)))
    (i64.store offset=8 (local.get $frame) (i64.const 7)))
  (func (export "_start") (call $leaf)))
