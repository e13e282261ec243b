// tries: one message with thousands of places
// verdict: CE
macro_rules! many {
    ($($x:tt)*) => { $( let x = $x; )* };
}
macro_rules! conflict {
    ($($n:ident)*) => { $( impl Clone for X { fn clone(&self) -> Self { let $n = 1; loop {} } } )* };
}
struct X;
conflict!(a b c d e f g h i j k l m n o p q r s t u v w x y z aa ab ac ad ae af ag ah ai aj ak al am an ao ap aq ar as_ at);
fn main() {
    many!(1 2 3);
}
