// tries: a program without a start
// verdict: RTE
#![no_main]
