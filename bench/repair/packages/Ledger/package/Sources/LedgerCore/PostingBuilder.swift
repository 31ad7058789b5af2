/// Collects postings written one below the other, with `if` and `for` where needed.
@resultBuilder
public enum PostingBuilder {
    public static func buildExpression(_ posting: Posting) -> [Posting] {
        [posting]
    }

    public static func buildExpression(_ postings: [Posting]) -> [Posting] {
        postings
    }

    public static func buildBlock(_ groups: [Posting]...) -> [Posting] {
        groups.flatMap { $0 }
    }

    public static func buildOptional(_ group: [Posting]?) -> [Posting] {
        group ?? []
    }

    public static func buildEither(first group: [Posting]) -> [Posting] {
        group
    }

    public static func buildEither(second group: [Posting]) -> [Posting] {
        group
    }

    public static func buildArray(_ groups: [[Posting]]) -> [Posting] {
        groups.flatMap { $0 }
    }
}
