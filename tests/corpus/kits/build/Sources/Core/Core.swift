public struct Account: Sendable {
  public var owner: String
  public var balance: Int
  public var note: String?

  public init(owner: String, balance: Int = 0, note: String? = nil) {
    self.owner = owner
    self.balance = balance
    self.note = note
  }

  public mutating func deposit(_ amount: Int) { balance += amount }
}

public enum Level: Sendable { case low, middle, high }

public enum CoreError: Error { case empty }

public func parse(_ text: String) throws -> Int {
  guard let number = Int(text) else { throw CoreError.empty }
  return number
}

public func load(_ name: String) async -> Account { Account(owner: name) }

public func fetch(_ name: String) async throws -> Account { Account(owner: name) }

public func transfer(from: Account, to: Account, amount: Int) -> Int { from.balance - amount + to.balance }

public func find(_ name: String) -> Account? { name.isEmpty ? nil : Account(owner: name) }

open class Shape {
  public init() {}
  open func area() -> Double { 0 }
}

public protocol Store {
  func read(_ key: String) -> String?
  func write(_ value: String, for key: String)
}

public actor Ledger {
  public var total = 0
  public init() {}
  public func add(_ amount: Int) { total += amount }
}
