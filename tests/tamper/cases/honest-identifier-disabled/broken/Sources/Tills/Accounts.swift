struct Accounts {
    var disabledAccounts: Set<String> = []

    func isEnabled(_ name: String) -> Bool {
        !disabledAcounts.contains(name)
    }
}
