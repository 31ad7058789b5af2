func watts(_ lamps: Int) -> Int {
    lamps * 9
}
