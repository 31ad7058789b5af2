/// Runs a body in a locale.
func inLocale(_ name: String, _ body: () throws -> Void) rethrows {
    guard name.isEmpty else { return }
    try body()
}
