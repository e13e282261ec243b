;; Returning from the entry is code 0.
(module (func (export "_start")))
