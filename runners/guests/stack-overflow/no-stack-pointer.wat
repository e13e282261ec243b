;; Without the stack pointer the address decides: the end of the address space is where a stack wraps to.
(module
  (memory (export "memory") 2)
  (global $sp (mut i32) (i32.const 64))
  (func (export "_start")
    (i64.store (i32.sub (global.get $sp) (i32.const 1000)) (i64.const 7))))
