(module (func $f (return_call $f)) (func (export "_start")))
