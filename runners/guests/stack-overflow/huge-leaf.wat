;; A leaf whose frame is larger than the whole stack clears it with one instruction.
(module
  (memory (export "memory") 2)
  (global $sp (export "__stack_pointer") (mut i32) (i32.const 65536))
  (func $leaf
    (local $frame i32)
    (global.set $sp (local.tee $frame (i32.sub (global.get $sp) (i32.const 100000))))
    (memory.fill (local.get $frame) (i32.const 0) (i32.const 100000))
    (global.set $sp (i32.add (local.get $frame) (i32.const 100000))))
  (func (export "_start") (call $leaf)))
