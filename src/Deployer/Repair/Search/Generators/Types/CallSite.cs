using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Types;

/// <summary>A call that a token is an argument of. Places are indexes of tokens.</summary>
/// <param name="File">Where it stands.</param>
/// <param name="Name">Of the name that is called.</param>
/// <param name="Open">Of the bracket that opens its arguments.</param>
/// <param name="Index">Which argument the token belongs to, from 0.</param>
internal sealed record CallSite(SwiftOutline File, int Name, int Open, int Index)
{
    /// <summary>The labels of its arguments in brackets, `_` for none.</summary>
    public IReadOnlyList<string> Labels
    {
        get
        {
            var labels = new List<string>();
            var close = File.Brackets.Of(Open) ?? Open;
            for (var at = Open + 1; at < close; at++)
            {
                labels.Add(File.IsWord(at) && File.Is(at + 1, ':') ? File.Text(at) : "_");
                while (at < close && !File.Is(at, ',')) at = File.Brackets.After(at);
            }

            return labels;
        }
    }

    /// <summary>The innermost call around a token; null when it is no argument.</summary>
    public static CallSite? Around(SwiftOutline file, int token)
    {
        var index = 0;
        for (var at = token - 1; at >= 0; at--)
        {
            if (file.Brackets.Of(at) is { } partner && partner < at) at = partner;
            else if (file.Is(at, ',')) index++;
            else if (file.Is(at, '(')) return file.IsWord(at - 1) && file.Touches(at) ? new CallSite(file, at - 1, at, index) : null;
            else if (file.Is(at, '{') || file.Is(at, '[') || file.Is(at, ';')) return null;
        }

        return null;
    }

    /// <summary>The only function or initialiser of the package with such a name and such labels, and the parameter that the token is for.</summary>
    public (Located Function, Parameter Parameter)? Callee(SearchScene scene)
    {
        var name = File.Text(Name);
        var found = Lookup.All(scene)
            .Where(other => other.Declaration.Keyword == "func" ? other.Name == name : other.Declaration.Keyword == "init" && other.Declaration.Parent?.Name == name)
            .Select(other => (Function: other, Parameters: Match(Signature.Of(other))))
            .Where(pair => pair.Parameters is not null).Take(2).ToList();
        return found is [var only] && Index < only.Parameters!.Count ? (only.Function, only.Parameters[Index]) : null;
    }

    /// <summary>For each argument its parameter; null when the labels do not fit.</summary>
    private List<Parameter>? Match(Signature? signature)
    {
        if (signature is null) return null;
        var matched = new List<Parameter>();
        var next = 0;
        foreach (var label in Labels)
        {
            while (next < signature.Parameters.Count && signature.File.Text(signature.Parameters[next].LabelAt) != label && signature.Parameters[next].HasDefault) next++;
            if (next >= signature.Parameters.Count || signature.File.Text(signature.Parameters[next].LabelAt) != label) return null;
            matched.Add(signature.Parameters[next++]);
        }

        return matched;
    }
}
