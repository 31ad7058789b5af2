using System.Text.RegularExpressions;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.MissingImport;

/// <summary>Reads from an error which module its file forgot to import.</summary>
internal static partial class ImportReader
{
    /// <summary>Whether the file imports Darwin, which only Apple's systems have.</summary>
    public static bool IsAboutDarwin(Diagnostic error) => NoDarwin().IsMatch(error.Message);

    /// <summary>The module's name, or <see cref="KnownNames.CLibrary"/>; null when the error is about something else.</summary>
    public static string? ModuleFor(Diagnostic error, SourceFile file) =>
        ModuleFor(error, error.Line is { } line && file.OffsetOf(line, 1) is { } offset ? file.LineAt(offset) : null);

    /// <summary>The same by the line of source that the error is at; null when nobody knows that line.</summary>
    public static string? ModuleFor(Diagnostic error, string? sourceLine)
    {
        if (Moved().Match(error.Message) is { Success: true } moved) return moved.Groups[1].Value;
        if (Emptied().Match(error.Message) is { Success: true } emptied)
        {
            return KnownNames.ModuleOf(emptied.Groups[1].Value) is { } part && KnownNames.IsPartOfFoundation(part) ? part : null;
        }

        if (NameIn(error) is { } name) return KnownNames.ModuleOf(name);
        if (Member().Match(error.Message) is { Success: true } member) return OfMember(member.Groups[1].Value, member.Groups[2].Value);
        return IsStringInitializer(error, sourceLine) ? KnownNames.Foundation : null;
    }

    /// <summary>The name that is in no scope; null when the error is about something else.</summary>
    public static string? NameIn(Diagnostic error) => Unknown().Match(error.Message) is { Success: true } unknown ? unknown.Groups[1].Value : null;

    private static string? OfMember(string type, string member) =>
        IsStandardType().IsMatch(type) && KnownNames.IsFoundationMember(member) ? KnownNames.Foundation : null;

    /// <summary>`String(format:)` and its kin fail with messages that name neither.</summary>
    private static bool IsStringInitializer(Diagnostic error, string? sourceLine) =>
        sourceLine is not null && InitializerMismatch().IsMatch(error.Message) && StringInitializer().IsMatch(sourceLine);

    [GeneratedRegex(@"has moved to the (FoundationNetworking|FoundationXML) module")]
    private static partial Regex Moved();

    [GeneratedRegex(@"'(\w+)' \(aka '(?:any )?AnyObject'\)")]
    private static partial Regex Emptied();

    [GeneratedRegex(@"^cannot find (?:type )?'(\w+)' in scope")]
    private static partial Regex Unknown();

    [GeneratedRegex(@"^(?:value of type|type) '([^']+)'(?: \(aka '[^']*'\))? has no (?:dynamic )?member '(\w+)'")]
    private static partial Regex Member();

    [GeneratedRegex(@"^(?:Sub)?[Ss]tring\??$|^String\.SubSequence$|^Substring$|^(?:any )?(?:Swift\.)?Error$|^\[|^Array<|^(?:Int|Double|Float)\d*$")]
    private static partial Regex IsStandardType();

    [GeneratedRegex(@"^(?:no exact matches in call to initializer|extra argument|incorrect argument label|argument labels|missing argument|cannot infer contextual base)")]
    private static partial Regex InitializerMismatch();

    [GeneratedRegex(@"^no such module 'Darwin(?:\.\w+)*'")]
    private static partial Regex NoDarwin();

    [GeneratedRegex(@"\bString\s*\(\s*(?:format|contentsOf|contentsOfFile|data|bytes|localized)\s*:")]
    private static partial Regex StringInitializer();
}
