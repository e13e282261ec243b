fn solve() {}
