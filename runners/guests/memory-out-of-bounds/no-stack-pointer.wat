;; Without a stack pointer the address decides.
(module
  (memory (export "memory") 1)
  (func (export "_start") (drop (i32.load (i32.const 0x40000000)))))
