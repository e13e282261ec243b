pub const CODE: i32 = 42;
