using System.Text.RegularExpressions;
using Deployer.Build.Swift.Source;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Memory;

/// <summary>The names that an error quotes, and the one it points at: the same hole means the same thing in every error of a class.</summary>
internal static partial class MessageHoles
{
    private const int MaxNotes = 3;

    /// <summary>Each hole with the name it stands for, as the bytes of a Swift file are read.</summary>
    /// <param name="error">What the compiler says.</param>
    /// <param name="file">The file that it stands in; null when that is unknown.</param>
    public static Dictionary<string, string> Of(Diagnostic error, SwiftOutline? file)
    {
        var holes = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(error.Message, "", holes);
        for (var note = 0; note < Math.Min(MaxNotes, error.Notes.Count); note++) Add(error.Notes[note].Message, $"n{note + 1}.", holes);
        if (file is not null && TokenOf(error, file) is { } token && IsName(file.Source.Tokens[token]))
            holes[Elements.Pointed] = file.Source.Tokens[token].Text;
        return holes;
    }

    /// <summary>Index of the token that an error points at; null when it points at none.</summary>
    public static int? TokenOf(Diagnostic error, SwiftOutline file) =>
        error is { Line: not null, Column: not null } && error.File == file.Source.File.Path ? file.Source.NearestTokenOf(error) : null;

    private static void Add(string message, string prefix, Dictionary<string, string> holes)
    {
        var quotations = Quotation().Matches(Alias().Replace(message, ""));
        for (var number = 1; number <= quotations.Count; number++)
        {
            var word = 0;
            foreach (var token in SwiftLexer.Read(SourceFile.Bytes(quotations[number - 1].Groups[1].Value)).Where(IsName))
            {
                word++;
                holes[$"{Elements.Hole}{prefix}{number}{(word == 1 ? "" : $".{word}")}"] = token.Text;
            }
        }
    }

    private static bool IsName(SwiftToken token) =>
        token.Kind == SwiftTokenKind.Word && !SwiftNames.IsKeyword(token.Text) && !Elements.IsNumber(token);

    [GeneratedRegex(@"(?<!\w)'([^']{1,400})'(?!\w)")]
    private static partial Regex Quotation();

    [GeneratedRegex(@" ?\(aka '[^']{0,400}'\)")]
    private static partial Regex Alias();
}
