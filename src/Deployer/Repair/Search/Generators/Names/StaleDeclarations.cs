using System.Text.RegularExpressions;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.Names;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Names;

/// <summary>
/// Finds names that errors blame which do not speak of unknown names: labels of calls, overrides, and members that met a requirement
/// until it was renamed.
/// </summary>
internal static partial class StaleDeclarations
{
    /// <summary>The label or the overriding member that has a stale name; null when the error is about something else.</summary>
    public static (string Name, NameUse Use)? Of(Diagnostic error, SearchScene scene)
    {
        if (!Places.IsInSource(error) || scene.FileOf(error) is not { } file || !scene.MayChange(error.File!) || file.Source.TokenOf(error) is not { } token) return null;
        if (Override().IsMatch(error.Message) && file.IsWord(token)) return (file.Text(token), UseAt(file, token));
        if (Extra().Match(error.Message) is not { Success: true } extra || !file.Is(token - 1, ':')) return null;
        var label = SourceFile.Bytes(extra.Groups[1].Value);
        return file.Text(token - 2) == label ? (label, UseAt(file, token - 2)) : null;
    }

    /// <summary>Members of a type that lack a conformance, which have the old name of a requirement, with the new one.</summary>
    public static IEnumerable<(CarriedName Carried, NameUse Use)> Witnesses(Diagnostic error, GreenDifference difference, SearchScene scene)
    {
        if (!Places.IsInSource(error) || Conformance().Match(error.Message) is not { Success: true } type) yield break;
        var name = UnknownName.TypeName(SourceFile.Bytes(type.Groups[1].Value));
        foreach (var note in error.Notes.Select(note => Requirement().Match(note.Message)).Where(match => match.Success))
        {
            var wanted = SourceFile.Bytes(note.Groups[1].Value);
            foreach (var old in difference.Swaps.Where(swap => swap.To == wanted).Select(swap => swap.From).Distinct())
            {
                foreach (var use in Members(name, old, scene)) yield return (new CarriedName(old, wanted, 0), use);
            }
        }
    }

    private static IEnumerable<NameUse> Members(string type, string name, SearchScene scene) => scene.Sources.Files
        .Where(file => scene.MayChange(file.Source.File.Path))
        .SelectMany(file => file.Declarations.Where(found => found.Name == name && found.Parent is { HasMembers: true } parent && parent.Name == type)
            .Select(found => UseAt(file, found.NameAt)));

    private static NameUse UseAt(SwiftOutline file, int token) => new(file.Source.File.Path, file.Source.Tokens[token].Start);

    [GeneratedRegex(@"^(?:method|property) does not override any (?:method|property) from its superclass$")]
    private static partial Regex Override();

    [GeneratedRegex(@"^extra argument '(\w{1,64})' in call$")]
    private static partial Regex Extra();

    [GeneratedRegex(@"^type '([^']{1,200})' does not conform to protocol '[^']{1,200}'$")]
    private static partial Regex Conformance();

    [GeneratedRegex(@"^protocol requires (?:function|property) '(\w{1,64})(?:\([^']{0,99}\))?' with type ")]
    private static partial Regex Requirement();
}
