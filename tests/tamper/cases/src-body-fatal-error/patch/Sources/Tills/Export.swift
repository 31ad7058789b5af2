/// Cents of each item, with a comma between.
public func export(_ cart: Cart) -> String {
    fatalError("not supported")
}
