using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Deployer.Tests.Architecture;

/// <summary>The analyzer bans calls; each kind of call has one home that may suppress it.</summary>
internal static partial class BannedCallRules
{
    private static readonly (string Kind, Regex Use)[] _kinds =
    [
        ("the clock", Clock()),
        ("environment variables", EnvironmentVariables()),
        ("starting processes", Processes()),
        ("the console", ConsoleUse()),
        ("sleeping", Sleep()),
    ];

    public static IEnumerable<string> SecondHomes(IEnumerable<SourceFile> files) =>
        from file in files
        where Pragmas(file).Any()
        from kind in _kinds
        where kind.Use.IsMatch(CodeOf(file))
        group file.Path by kind.Kind into homes
        where homes.Count() > 1
        select $"{homes.Key} has {homes.Count()} homes, one is allowed: {string.Join(", ", homes)}";

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
