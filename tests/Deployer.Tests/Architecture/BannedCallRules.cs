using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Deployer.Tests.Architecture;

/// <summary>The analyzer bans calls; each kind of call has a home that may suppress it.</summary>
internal static partial class BannedCallRules
{
    private static readonly (string Kind, Regex Use, int Homes)[] _kinds =
    [
        ("the clock", Clock(), 1),
        // Settings are read at one place; what programs inherit at another.
        ("environment variables", EnvironmentVariables(), 2),
        ("starting processes", Processes(), 1),
        ("the console", ConsoleUse(), 1),
        ("sleeping", Sleep(), 1),
    ];

    public static IEnumerable<string> TooManyHomes(IEnumerable<SourceFile> files) =>
        from file in files
        where Pragmas(file).Any()
        from kind in _kinds
        where kind.Use.IsMatch(CodeOf(file))
        group file.Path by kind into homes
        where homes.Count() > homes.Key.Homes
        select $"{homes.Key.Kind} has {homes.Count()} homes, {homes.Key.Homes} allowed: {string.Join(", ", homes)}";

    public static IEnumerable<string> RepeatedPragmas(SourceFile file) =>
        Pragmas(file).Skip(1).Select(_ => $"{file.Path} suppresses RS0030 more than once");

    public static IEnumerable<string> PragmasWithoutReason(SourceFile file) =>
        Pragmas(file).Where(pragma => !pragma.Contains("//")).Select(_ => $"{file.Path} suppresses RS0030 and does not say why on that line");

    public static IEnumerable<string> OtherSuppressions(SourceFile file) =>
        file.Root.DescendantNodes(descendIntoTrivia: true)
            .OfType<Microsoft.CodeAnalysis.CSharp.Syntax.AttributeSyntax>()
            .Where(attribute => attribute.ToString().Contains("RS0030"))
            .Select(attribute => $"{file.Place(attribute)}: RS0030 is suppressed by an attribute; only the home's pragma may");

    private static IEnumerable<string> Pragmas(SourceFile file) =>
        file.Root.DescendantTrivia()
            .Where(trivia => trivia.IsKind(SyntaxKind.PragmaWarningDirectiveTrivia))
            .Select(trivia => trivia.ToFullString())
            .Where(pragma => pragma.Contains("disable") && pragma.Contains("RS0030"));

    private static string CodeOf(SourceFile file) => string.Join(' ', file.Root.DescendantTokens().Select(token => token.Text));

    [GeneratedRegex(@"\bDateTime(Offset)? \. (Utc)?Now\b")]
    private static partial Regex Clock();

    [GeneratedRegex(@"\bGetEnvironmentVariables?\b")]
    private static partial Regex EnvironmentVariables();

    [GeneratedRegex(@"\bProcess \. Start\b|\bnew Process\b")]
    private static partial Regex Processes();

    [GeneratedRegex(@"\bConsole \. \w")]
    private static partial Regex ConsoleUse();

    [GeneratedRegex(@"\bThread \. Sleep\b")]
    private static partial Regex Sleep();
}
