;; What runs before the entry has fuel of its own, and an end.
(module
  (func $before (loop $again (br $again)))
  (start $before)
  (func (export "_start")))
