import Testing

func tolerating(_ body: () throws -> Void) {
    let run: (Comment?, Bool, SourceLocation, () throws -> Void) -> Void = withKnownIssue
    run(nil, true, #_sourceLocation, body)
}
