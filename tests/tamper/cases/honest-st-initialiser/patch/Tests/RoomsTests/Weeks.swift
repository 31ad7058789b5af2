@testable import Rooms

func week(from day: Int) -> Stay {
    Stay(from: day, nights: 7)
}
