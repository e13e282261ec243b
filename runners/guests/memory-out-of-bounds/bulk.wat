;; A stray pointer while the stack is in its place.
(module
  (memory (export "memory") 1)
  (global $sp (export "__stack_pointer") (mut i32) (i32.const 32768))
  (func (export "_start") (memory.fill (i32.const 65000) (i32.const 0) (i32.const 1000))))
