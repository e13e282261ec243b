(module
  (global $large (mut f64) (f64.const 1e30))
  (func (export "_start") (drop (i32.trunc_f64_s (global.get $large)))))
