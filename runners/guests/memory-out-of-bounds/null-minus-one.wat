;; A stray pointer while the stack is in its place.
(module
  (memory (export "memory") 1)
  (global $sp (export "__stack_pointer") (mut i32) (i32.const 32768))
  (func (export "_start") (drop (i32.load (i32.const -1)))))
