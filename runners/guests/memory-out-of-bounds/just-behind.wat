;; A stray pointer while the stack is in its place.
(module
  (memory (export "memory") 1)
  (global $sp (export "__stack_pointer") (mut i32) (i32.const 32768))
  (func (export "_start") (i32.store (i32.const 65533) (i32.const 0))))
