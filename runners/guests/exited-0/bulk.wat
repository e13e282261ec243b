;; Bulk operations cost fuel by length, and memory grows up to its limit.
(module
  (memory (export "memory") 1)
  (func (export "_start")
    (memory.fill (i32.const 0) (i32.const 7) (i32.const 10000))
    (memory.copy (i32.const 20000) (i32.const 0) (i32.const 10000))
    (if (i32.ne (memory.grow (i32.const 15)) (i32.const 1)) (then unreachable))))
