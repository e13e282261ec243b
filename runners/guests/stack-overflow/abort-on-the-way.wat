;; A function that has no room for its frame may fail in another way first.
(module
  (memory (export "memory") 2)
  (global $sp (export "__stack_pointer") (mut i32) (i32.const 64))
  (func (export "_start")
    (global.set $sp (i32.sub (global.get $sp) (i32.const 1000)))
    unreachable))
