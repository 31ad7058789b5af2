using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Calls;

/// <summary>A parameter of a function.</summary>
/// <param name="Label">What a call writes in front of the colon; null for none.</param>
/// <param name="Name">What the function's body calls it.</param>
/// <param name="IsOptional">Whether a call may leave it out.</param>
internal sealed record Parameter(string? Label, string Name, bool IsOptional);

/// <summary>What a function wants to be called with, as its declaration tells.</summary>
/// <param name="Parameters">In their order.</param>
internal sealed record Signature(IReadOnlyList<Parameter> Parameters)
{
    /// <summary>The signatures of all functions of a name, or of the initialisers of a type of that name.</summary>
    public static IReadOnlyList<Signature> Of(PackageSources sources, string name) =>
    [
        .. sources.Files.SelectMany(file => file.Declarations
            .Where(found => (found.Keyword is "func" or "case" && found.Name == name) || (found.Keyword == "init" && found.Parent?.Name == name))
            .Select(found => Read(file, found)).OfType<Signature>()),
        .. sources.Files.SelectMany(file => file.Declarations.Where(found => found.Keyword == "struct" && found.Name == name && !HasInit(file, found))
            .Select(found => Memberwise(file, found))),
    ];

    /// <summary>Whether a call with these labels, in this order, may be meant.</summary>
    public bool Accepts(IReadOnlyList<string?> labels)
    {
        var at = 0;
        foreach (var parameter in Parameters)
        {
            if (at < labels.Count && labels[at] == parameter.Label) at++;
            else if (!parameter.IsOptional) return false;
        }

        return at == labels.Count;
    }

    private static Signature? Read(SwiftOutline file, SwiftDeclaration function)
    {
        var open = function.Keyword == "case" ? (file.Is(function.NameAt + 1, '(') ? function.NameAt + 1 : null) : file.ParametersOf(function);
        if (open is not { } start || file.Brackets.Of(start) is not { } close) return null;
        var parameters = new List<Parameter>();
        for (var first = start + 1; first < close;)
        {
            var end = first;
            var depth = 0;
            for (; end < close && (depth > 0 || !file.Is(end, ',')); end = file.Brackets.After(end))
            {
                depth += file.Is(end, '<') ? 1 : file.Is(end, '>') && !file.Is(end - 1, '-') && depth > 0 ? -1 : 0;
            }

            parameters.Add(ReadParameter(file, first, end));
            first = end + 1;
        }

        return new Signature(parameters);
    }

    private static Parameter ReadParameter(SwiftOutline file, int first, int end)
    {
        var isOptional = Enumerable.Range(first, end - first).Any(at => file.Is(at, '=')) || Enumerable.Range(first, end - first).Any(at => file.Is(at, '.') && file.Is(at + 1, '.'));
        while (file.Is(first, '@')) first = file.Brackets.After(first + 1);
        var colon = Enumerable.Range(first, end - first).FirstOrDefault(at => file.Is(at, ':'), -1);
        if (colon < 0) return new Parameter(null, "", isOptional);
        var label = file.Text(first) == "_" ? null : file.Text(first);
        return new Parameter(label, file.Text(colon - 1), isOptional);
    }

    private static bool HasInit(SwiftOutline file, SwiftDeclaration type) =>
        file.Declarations.Any(found => found.Keyword == "init" && ReferenceEquals(found.Parent, type));

    /// <summary>What the compiler makes up for a structure: its stored properties.</summary>
    private static Signature Memberwise(SwiftOutline file, SwiftDeclaration type) => new(
    [
        .. file.Declarations.Where(found => ReferenceEquals(found.Parent, type) && found is { Keyword: "let" or "var", IsStatic: false, Open: null })
            .Select(found => (Found: found, HasValue: HasValue(file, found)))
            .Where(pair => pair.Found.Keyword == "var" || !pair.HasValue)
            .Select(pair => new Parameter(pair.Found.Name, pair.Found.Name, pair.HasValue)),
    ]);

    private static bool HasValue(SwiftOutline file, SwiftDeclaration property)
    {
        var at = property.NameAt + 1;
        for (; at < file.Source.Tokens.Count && !file.StartsLine(at) && !file.Is(at, '}') && !file.Is(at, ';'); at = file.Brackets.After(at))
        {
            if (file.Is(at, '=')) return true;
        }

        return property.Keyword == "var" && file.Is(at - 1, '?');
    }
}
