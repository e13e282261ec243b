;; fuel: 100000000
;; Recursion without a frame in linear memory uses up the native stack.
(module
  (memory (export "memory") 1)
  (global (export "__stack_pointer") (mut i32) (i32.const 32768))
  (func $deeper (param i32) (result i32)
    (i32.add (i32.const 1) (call $deeper (i32.add (local.get 0) (i32.const 1)))))
  (func (export "_start") (drop (call $deeper (i32.const 0)))))
