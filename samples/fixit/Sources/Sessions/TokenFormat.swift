/// How session tokens look: 32 lower-case hexadecimal digits.
public enum TokenFormat {
    public static func isValid(_ token: String) -> Bool {
        token.count == 32 && token.allSatisfy { $0.isHexDigit && !$0.isUppercase }
    }

    @available(*, unavailable, renamed: "isValid(_:)")
    public static func check(_ token: String) -> Bool {
        isValid(token)
    }
}
