;; The stack is nearly used up, but the address has nothing to do with it.
(module
  (memory (export "memory") 1)
  (global $sp (export "__stack_pointer") (mut i32) (i32.const 64))
  (func (export "_start") (drop (i32.load (i32.const 0x40000000)))))
