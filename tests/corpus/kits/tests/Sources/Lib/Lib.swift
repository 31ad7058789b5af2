public enum LibError: Error { case broken(String) }

public func add(_ a: Int, _ b: Int) -> Int { a + b }

public func item(_ list: [Int], at index: Int) -> Int {
  list[index]
}

public func first(_ list: [Int]) -> Int {
  list.first!
}

public func half(_ number: Int) -> Int {
  precondition(number.isMultiple(of: 2), "must be even")
  return number / 2
}

public func never(_ reason: String) -> Int {
  fatalError("cannot go on: \(reason)")
}

public func broken() throws -> Int { throw LibError.broken("pipe") }
