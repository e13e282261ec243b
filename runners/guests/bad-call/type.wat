(module
  (table 1 funcref)
  (elem (i32.const 0) $other)
  (func $other (param i32))
  (func (export "_start") (call_indirect (i32.const 0))))
