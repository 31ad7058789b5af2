using System.Text.RegularExpressions;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Calls;

/// <summary>Takes out of a call what its function no longer has a parameter for, which the green version tells.</summary>
internal sealed partial class SpareArguments(SearchScene scene)
{
    /// <summary>The edit; null when the message is another, or the function never had such a parameter.</summary>
    public PlacedEdit? Remove(Diagnostic error)
    {
        if (scene.Green is not { } green || Extra().Match(error.Message) is not { Success: true } || scene.FileOf(error) is not { } file) return null;
        if (file.Source.NearestTokenOf(error) is not { } token || CallSite.At(file, token) is not { } call) return null;
        var index = call.Arguments.ToList().FindIndex(argument => argument.First <= token && token <= argument.Last);
        if (index < 0) return null;
        var labels = call.Arguments.Select(argument => argument.Label).ToList();
        var rest = labels.Where((_, at) => at != index).ToList();
        var wasRight = Signature.Of(green.Sources, call.Name).Any(signature => signature.Accepts(labels));
        var isRight = Signature.Of(scene.Sources, call.Name).Any(signature => signature.Accepts(rest));
        return wasRight && isRight ? new PlacedEdit(error.File!, Removal(call, index)) : null;
    }

    /// <summary>With the comma behind it, or in front of it when it is the last.</summary>
    private static TextEdit Removal(CallSite call, int index)
    {
        var (tokens, arguments) = (call.File.Source.Tokens, call.Arguments);
        if (index + 1 < arguments.Count) return new TextEdit(tokens[arguments[index].First].Start, tokens[arguments[index + 1].First].Start, "");
        return new TextEdit(tokens[index == 0 ? call.Open : arguments[index - 1].Last].End, tokens[arguments[index].Last].End, "");
    }

    [GeneratedRegex(@"^extra argument (?:'\w+' )?in call$|^argument passed to call that takes no arguments$")]
    private static partial Regex Extra();
}
