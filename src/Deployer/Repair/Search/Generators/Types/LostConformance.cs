using System.Text.RegularExpressions;
using Deployer.Diagnose;

namespace Deployer.Repair.Search.Generators.Types;

/// <summary>A type that should conform to a protocol and does not say so.</summary>
/// <param name="Type">Its name as the compiler writes it.</param>
/// <param name="Protocol">The protocol's name.</param>
internal sealed partial record LostConformance(string Type, string Protocol)
{
    private static readonly Dictionary<string, string> Operators = new(StringComparer.Ordinal)
    {
        ["=="] = "Equatable",
        ["!="] = "Equatable",
        ["<"] = "Comparable",
        [">"] = "Comparable",
        ["<="] = "Comparable",
        [">="] = "Comparable",
    };

    /// <summary>What an error and its notes say is missing; none when it is about something else.</summary>
    public static IEnumerable<LostConformance> In(Diagnostic error) =>
        error.Notes.Select(note => note.Message).Prepend(error.Message).SelectMany(Read)
            .Where(found => found.Type != found.Protocol && !found.Type.Contains("->", StringComparison.Ordinal)).Distinct();

    private static IEnumerable<LostConformance> Read(string message)
    {
        if (Requirement().Match(message) is { Success: true } match) return [new(Plain(match.Groups["type"].Value), match.Groups["protocol"].Value)];
        if (SameOperands().Match(message) is { Success: true } operands && Operators.TryGetValue(operands.Groups[1].Value, out var protocol))
        {
            return [new(Plain(operands.Groups[2].Value), protocol)];
        }

        if (Contains().Match(message) is { Success: true } contains && contains.Groups[1].Value == contains.Groups[2].Value)
        {
            return [new(Plain(contains.Groups[1].Value), "Equatable")];
        }

        return AllCases().Match(message) is { Success: true } cases ? [new(Plain(cases.Groups[1].Value), "CaseIterable")] : [];
    }

    private static string Plain(string type) => Fixers.Source.SourceFile.Bytes(type.TrimStart('[').TrimEnd(']', '?'));

    [GeneratedRegex(
        @"(?:requires that|type|types?|because|class|struct|enum|requires) '(?<type>[^']{1,200})'(?: \(aka '[^']*'\))? (?:to conform to|conform to|does not conform to|does not conform to the)(?: protocol| expected type| specified type| the)? '(?<protocol>[\w.]{1,100})'")]
    private static partial Regex Requirement();

    [GeneratedRegex(@"^binary operator '([^']{1,4})' cannot be applied to two '([^']{1,200})' operands$")]
    private static partial Regex SameOperands();

    [GeneratedRegex(@"^cannot convert value of type '([^']{1,200})' to expected argument type '\(([^']{1,200})\) throws -> Bool'$")]
    private static partial Regex Contains();

    [GeneratedRegex(@"^type '([^']{1,200})' has no member 'allCases'$")]
    private static partial Regex AllCases();
}
