func watts(_ lamps: Int) -> Int {
    lamps * 9
}

func watts(_ lamps: Int) -> Int {
    lamps * 9
}
