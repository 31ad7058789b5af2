using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Types;

/// <summary>The tokens of something from the first to the last.</summary>
/// <param name="First">Index of the first token.</param>
/// <param name="Last">Index of the last token.</param>
internal readonly record struct TypeSpan(int First, int Last);

/// <summary>Edits that are told by tokens.</summary>
internal static class TokenEdits
{
    /// <summary>The text of tokens as it stands in the file.</summary>
    public static string Written(this SwiftOutline file, TypeSpan span) =>
        file.Source.File.Text[file.Source.Tokens[span.First].Start..file.Source.Tokens[span.Last].End];

    public static PlacedEdit Replace(this SwiftOutline file, TypeSpan span, string text) =>
        new(file.Source.File.Path, new TextEdit(file.Source.Tokens[span.First].Start, file.Source.Tokens[span.Last].End, text));

    public static PlacedEdit Replace(this SwiftOutline file, int token, string text) => file.Replace(new TypeSpan(token, token), text);

    public static PlacedEdit Before(this SwiftOutline file, int token, string text) =>
        new(file.Source.File.Path, new TextEdit(file.Source.Tokens[token].Start, file.Source.Tokens[token].Start, text));

    public static PlacedEdit After(this SwiftOutline file, int token, string text) =>
        new(file.Source.File.Path, new TextEdit(file.Source.Tokens[token].End, file.Source.Tokens[token].End, text));

    /// <summary>Takes away a token and the white space behind it.</summary>
    public static PlacedEdit Drop(this SwiftOutline file, int token) =>
        new(file.Source.File.Path, new TextEdit(file.Source.Tokens[token].Start, file.Source.Tokens[token + 1].Start, ""));

    /// <summary>Whether a token stands right behind the one before it.</summary>
    public static bool Touches(this SwiftOutline file, int token) =>
        token > 0 && token < file.Source.Tokens.Count && file.Source.Tokens[token - 1].End == file.Source.Tokens[token].Start;
}
