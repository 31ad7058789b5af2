using System.Text.RegularExpressions;
using Deployer.Build.Swift.Source;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Calls;

/// <summary>
/// Fills in what a call lacks since its function has another parameter: as calls of the same function do it that are right, or with what
/// has the parameter's name at that place.
/// </summary>
internal sealed partial class LostArguments(SearchScene scene)
{
    private static readonly string[] Constants = ["true", "false", "nil", "self"];

    /// <summary>The edit, and whether all that is known leads to it; null when nothing fits, or the message is another.</summary>
    public (PlacedEdit Edit, bool IsPlain)? Fill(Diagnostic error)
    {
        if (Missing().Match(error.Message) is not { Success: true } match || scene.FileOf(error) is not { } file) return null;
        if (file.Source.NearestTokenOf(error) is not { } token || CallSite.At(file, token) is not { } call) return null;
        var names = Names().Matches(match.Value).Select(name => name.Groups[1].Value).ToList();
        var values = names.Select(name => ValueOf(call, name)).ToList();
        if (values.Count == 0 || values.Exists(value => value is null)) return null;
        var edit = Placeholders(error, values) ?? InOrder(call, names, values);
        return edit is null ? null : (new PlacedEdit(error.File!, edit), values.TrueForAll(value => value!.Value.IsPlain));
    }

    /// <summary>The compiler's own suggestion with values in place of the placeholders.</summary>
    private static TextEdit? Placeholders(Diagnostic error, List<(string Text, bool IsPlain)?> values)
    {
        if (error.FixIts is not [var fix] || fix.File != error.File || Placeholder().Count(fix.Text) != values.Count) return null;
        var index = 0;
        return new TextEdit(fix.StartOffset, fix.EndOffset, Placeholder().Replace(SourceFile.Bytes(fix.Text), _ => values[index++]!.Value.Text));
    }

    /// <summary>At the place that a signature of the package gives a single missing argument.</summary>
    private TextEdit? InOrder(CallSite call, List<string> names, List<(string Text, bool IsPlain)?> values)
    {
        if (names is not [var name] || name.StartsWith('#')) return null;
        var labels = call.Arguments.Select(argument => argument.Label).ToList();
        for (var at = 0; at <= labels.Count; at++)
        {
            List<string?> full = [.. labels.Take(at), name, .. labels.Skip(at)];
            if (!Signature.Of(scene.Sources, call.Name).Any(signature => signature.Accepts(full))) continue;
            var tokens = call.File.Source.Tokens;
            var text = $"{name}: {values[0]!.Value.Text}";
            if (at < labels.Count) return new TextEdit(tokens[call.Arguments[at].First].Start, tokens[call.Arguments[at].First].Start, text + ", ");
            var end = tokens[at == 0 ? call.Open : call.Arguments[^1].Last].End;
            return new TextEdit(end, end, at == 0 ? text : ", " + text);
        }

        return null;
    }

    private (string Text, bool IsPlain)? ValueOf(CallSite call, string name)
    {
        if (name.StartsWith('#')) return null;
        var others = scene.Sources.Files.SelectMany(file => CallSite.Of(file, call.Name)).Where(IsRight)
            .SelectMany(other => other.Arguments.Where(argument => argument.Label == name).Select(argument => (Call: other, Argument: argument)))
            .Where(pair => IsConstant(pair.Call, pair.Argument) || IsNameInScope(pair.Call, pair.Argument, call))
            .GroupBy(pair => pair.Call.ValueOf(pair.Argument), StringComparer.Ordinal).OrderByDescending(group => group.Count()).ToList();
        if (IsInScope(call, name)) return (name, others.Count == 0 || others.Exists(group => group.Key == name));
        return others.Count > 0 ? (others[0].Key, others.Count == 1) : null;
    }

    /// <summary>Whether a call has the labels that a signature of the package wants.</summary>
    private bool IsRight(CallSite call) =>
        Signature.Of(scene.Sources, call.Name).Any(signature => signature.Accepts([.. call.Arguments.Select(argument => argument.Label)]));

    private static bool IsConstant(CallSite call, Argument argument)
    {
        var (file, first) = (call.File, argument.Value);
        if (file.Is(first, '-')) first++;
        if (first == argument.Last && (Constants.Contains(file.Text(first)) || char.IsAsciiDigit(file.Text(first)[0]))) return true;
        if (first == argument.Last && file.Source.Tokens[first].Kind == SwiftTokenKind.String) return !file.Text(first).Contains("\\(", StringComparison.Ordinal);
        if ((file.Is(first, '[') || file.Is(first, '(')) && argument.Last <= first + 2) return file.Brackets.Of(first) == argument.Last;
        var isMember = file.Is(first, '.') || char.IsAsciiLetterUpper(file.Text(first)[0]) || char.IsAsciiDigit(file.Text(first)[0]);
        return isMember && Enumerable.Range(first, argument.Last - first + 1).All(at => file.IsWord(at) || file.Is(at, '.'));
    }

    private static bool IsNameInScope(CallSite other, Argument argument, CallSite call) =>
        argument.Value == argument.Last && other.File.IsWord(argument.Value) && IsInScope(call, other.File.Text(argument.Value));

    /// <summary>Whether a parameter, a property or a constant in front of a call has a name.</summary>
    private static bool IsInScope(CallSite call, string name)
    {
        var file = call.File;
        foreach (var scope in file.Around(call.Open))
        {
            if (scope.IsFunction && file.ParametersOf(scope) is { } open && file.Brackets.Of(open) is { } close
                && Enumerable.Range(open, close - open).Any(at => file.Text(at) == name && file.Is(at + 1, ':') && file.IsWord(at))) return true;
            if (file.Declarations.Any(found => found.Keyword is "let" or "var" && found.Name == name && ReferenceEquals(found.Parent, scope)
                && (scope.HasMembers ? !found.IsStatic : found.NameAt < call.Open))) return true;
        }

        return false;
    }

    [GeneratedRegex(@"^missing arguments? for parameters? (?:'\w+'|#\d+)(?:, (?:'\w+'|#\d+)){0,20} in call$")]
    private static partial Regex Missing();

    [GeneratedRegex(@"(?:'|(?=#))(#\d+|\w+)'?")]
    private static partial Regex Names();

    [GeneratedRegex("<#[^#]*#>")]
    private static partial Regex Placeholder();
}
