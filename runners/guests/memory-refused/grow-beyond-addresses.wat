;; More than 32-bit addresses reach.
(module
  (memory (export "memory") 1)
  (func (export "_start") (drop (memory.grow (i32.const 65536)))))
