;; A stack pointer in its place does not make a crash a stack overflow.
(module
  (memory (export "memory") 1)
  (global (export "__stack_pointer") (mut i32) (i32.const 16))
  (func (export "_start") unreachable))
