using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Types;

/// <summary>A parameter of a function. Places are indexes of tokens.</summary>
/// <param name="LabelAt">Of its label, which may be its name or `_`.</param>
/// <param name="NameAt">Of the name that it has in the body.</param>
/// <param name="Type">Its type.</param>
/// <param name="HasDefault">Whether callers may leave it out.</param>
internal sealed record Parameter(int LabelAt, int NameAt, TypeSpan Type, bool HasDefault);

/// <summary>What stands in a function's header behind its name.</summary>
internal sealed class Signature
{
    private Signature(SwiftOutline file, int open, int close)
    {
        (File, Open, Close) = (file, open, close);
        Parameters = [.. ReadParameters(file, open, close)];
        var at = close + 1;
        while (file.Text(at) is "async" or "throws" or "rethrows")
        {
            at++;
            if (file.Is(at, '(') && file.Text(at - 1) == "throws") at = file.Brackets.After(at);
        }

        EffectsEnd = at - 1;
        Result = file.Is(at, '-') && file.Is(at + 1, '>') ? TypeReader.Read(file, at + 2) : null;
    }

    public SwiftOutline File { get; }

    /// <summary>Index of the bracket that opens the parameters.</summary>
    public int Open { get; }

    /// <summary>Index of the bracket that closes the parameters.</summary>
    public int Close { get; }

    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Index of the last token of `async throws`, or of the closing bracket when there is no such word.</summary>
    public int EffectsEnd { get; }

    /// <summary>Null when the function returns nothing, or is an initialiser.</summary>
    public TypeSpan? Result { get; }

    /// <summary>`async throws` and the like as written; empty when there is none.</summary>
    public string Effects => EffectsEnd == Close ? "" : File.Written(new TypeSpan(Close + 1, EffectsEnd));

    public IEnumerable<string> Labels => Parameters.Select(parameter => File.Text(parameter.LabelAt));

    /// <summary>Null for what is no function or cannot be read.</summary>
    public static Signature? Of(Located function) =>
        function.Declaration.IsFunction && function.File.ParametersOf(function.Declaration) is { } open && function.File.Brackets.Of(open) is { } close
            ? new Signature(function.File, open, close)
            : null;

    public Parameter? Named(string name) => Parameters.FirstOrDefault(parameter => File.Text(parameter.NameAt) == name);

    private static IEnumerable<Parameter> ReadParameters(SwiftOutline file, int open, int close)
    {
        for (var at = open + 1; at < close; at++)
        {
            while (file.Is(at, '@')) at += 2;
            var (label, name) = (at, file.IsWord(at + 1) ? at + 1 : at);
            if (!file.IsWord(label) || !file.Is(name + 1, ':') || TypeReader.Read(file, name + 2) is not { } type) yield break;
            at = type.Last + 1;
            while (file.Is(at, '.') && at < close) at++;
            var hasDefault = file.Is(at, '=');
            while (at < close && !file.Is(at, ',')) at = file.Brackets.After(at);
            yield return new Parameter(label, name, type, hasDefault);
        }
    }
}
