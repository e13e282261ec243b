;; A stray pointer while the stack is in its place.
(module
  (memory (export "memory") 1)
  (global $sp (export "__stack_pointer") (mut i32) (i32.const 32768))
  (func (export "_start") (memory.copy (i32.const 0) (i32.const -8) (i32.const 16))))
