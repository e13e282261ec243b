// tries: derives on a type of thousands of fields
// verdict: WA
macro_rules! wide {
    ($($n:ident)*) => {
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        struct Wide { $($n: (u8, String, Vec<(u64, String)>)),* }
    };
}
wide!(a b c d e f g h i j k l m n o p q r s t u v w x y z aa ab ac ad ae af ag ah ai aj ak al am an ao ap aq ar at au av aw ax ay az ba bb bc bd be bf bg bh bi bj bk bl bm bn bo bp bq br bs bt bu bv bw bx by bz);
fn main() {
    println!("{}", format!("{:?}", Wide::default()).len());
}
