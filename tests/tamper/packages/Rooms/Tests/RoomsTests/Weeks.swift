@testable import Rooms

func week(from day: Int) -> Stay {
    Stay(first: day, nights: 7)
}
