;; Data that does not fit into memory fails before the entry.
(module
  (memory (export "memory") 1)
  (data (i32.const 65535) "two")
  (func (export "_start")))
