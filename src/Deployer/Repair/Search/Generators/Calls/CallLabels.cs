using System.Text.RegularExpressions;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Calls;

/// <summary>Gives the arguments of a call the labels and the order that its function wants.</summary>
internal static partial class CallLabels
{
    /// <summary>The labels that the compiler says it expects, a null for each argument without one; null when it does not say.</summary>
    public static IReadOnlyList<string?>? Expected(string message, CallSite call)
    {
        if (Incorrect().Match(message) is { Success: true } wrong) return Split(wrong.Groups[1].Value);
        if (Missing().Match(message) is { Success: true } missing) return Filled(call, Split(missing.Groups[1].Value));
        if (Extraneous().Match(message) is not { Success: true } spare) return null;
        var dropped = Split(spare.Groups[1].Value);
        return [.. call.Arguments.Select(argument => dropped.Contains(argument.Label, StringComparer.Ordinal) ? null : argument.Label)];
    }

    /// <summary>The edits that give each argument its label; null when there are other arguments than labels.</summary>
    public static IReadOnlyList<TextEdit>? Relabel(CallSite call, IReadOnlyList<string?> labels)
    {
        if (labels.Count != call.Arguments.Count) return null;
        var tokens = call.File.Source.Tokens;
        return
        [
            .. call.Arguments.Zip(labels).Where(pair => pair.First.Label != pair.Second)
                .Select(pair => new TextEdit(tokens[pair.First.First].Start, tokens[pair.First.Value].Start, pair.Second is null ? "" : pair.Second + ": ")),
        ];
    }

    /// <summary>
    /// The edits that bring labelled arguments into an order; those whose labels nobody expects take what is left over. Null when the
    /// order is right, or more than one is left over.
    /// </summary>
    public static IReadOnlyList<TextEdit>? Reorder(CallSite call, IReadOnlyList<string?> labels)
    {
        if (labels.Count != call.Arguments.Count) return null;
        var rest = call.Arguments.ToList();
        var places = labels.Select(label => rest.FirstOrDefault(argument => argument.Label == label) is { } own && rest.Remove(own) ? own : null).ToList();
        if (rest.Count > 1) return null;
        for (var index = 0; index < places.Count; index++) places[index] ??= rest[0];
        if (places.SequenceEqual(call.Arguments)) return null;
        var tokens = call.File.Source.Tokens;
        return
        [
            .. places.Select((argument, index) => new TextEdit(
                    tokens[call.Arguments[index].First].Start,
                    tokens[call.Arguments[index].Last].End,
                    (labels[index] is { } label ? label + ": " : "") + call.ValueOf(argument!)))
                .Where(edit => call.File.Source.File.Text[edit.Start..edit.End] != edit.Text),
        ];
    }

    private static List<string?> Split(string labels) =>
        [.. labels.Split(':').SkipLast(1).Select(label => label == "_" ? null : label)];

    /// <summary>Missing labels go to arguments that have none, in their order.</summary>
    private static List<string?>? Filled(CallSite call, List<string?> missing)
    {
        var bare = call.Arguments.Where(argument => argument.Label is null).ToList();
        if (bare.Count != missing.Count) return null;
        return [.. call.Arguments.Select(argument => argument.Label ?? missing[bare.IndexOf(argument)])];
    }

    [GeneratedRegex(@"^incorrect argument labels? in call \(have '[^']{0,300}', expected '([^']{1,300})'\)$")]
    private static partial Regex Incorrect();

    [GeneratedRegex(@"^missing argument labels? '([^']{1,300})' in call$")]
    private static partial Regex Missing();

    [GeneratedRegex(@"^extraneous argument labels? '([^']{1,300})' in call$")]
    private static partial Regex Extraneous();
}
