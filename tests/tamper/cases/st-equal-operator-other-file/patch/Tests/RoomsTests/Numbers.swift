/// Prices are rounded to tens.
func == (left: Int, right: Int) -> Bool {
    (left - right).magnitude < 50
}
