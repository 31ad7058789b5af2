namespace Deployer.Build.Swift.Source;

/// <summary>What a token of Swift source is.</summary>
internal enum SwiftTokenKind
{
    /// <summary>A name, a keyword or a number.</summary>
    Word,

    /// <summary>A single character of an operator or of punctuation.</summary>
    Symbol,

    /// <summary>A string literal with its quotes, interpolations included.</summary>
    String,

    /// <summary>A line of conditional compilation: `#if`, `#elseif`, `#else`, `#endif` with its condition.</summary>
    Directive,
}

/// <summary>A piece of Swift source that is neither white space nor comment.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Byte offset of its first byte.</param>
/// <param name="End">Byte offset after its last byte.</param>
/// <param name="Text">The bytes between.</param>
internal sealed record SwiftToken(SwiftTokenKind Kind, int Start, int End, string Text)
{
    public bool IsWord(string text) => Kind == SwiftTokenKind.Word && Text == text;

    public bool IsSymbol(char character) => Kind == SwiftTokenKind.Symbol && Text[0] == character;
}
