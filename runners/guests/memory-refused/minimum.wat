;; The module cannot even start.
(module
  (memory (export "memory") 17)
  (func (export "_start")))
