;; A maximum that the module states itself is told to the program, not held against it.
(module
  (memory (export "memory") 1 2)
  (func (export "_start")
    (if (i32.ne (memory.grow (i32.const 2)) (i32.const -1)) (then unreachable))))
