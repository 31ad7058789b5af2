using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Types;

/// <summary>A declaration and the file that it stands in.</summary>
/// <param name="File">The file.</param>
/// <param name="Declaration">One of its declarations.</param>
internal sealed record Located(SwiftOutline File, SwiftDeclaration Declaration)
{
    public string Path => File.Source.File.Path;

    public string Name => Declaration.Name;

    /// <summary>Index of its first modifier or attribute, or of its keyword when it has none.</summary>
    public int First
    {
        get
        {
            var at = Declaration.KeywordAt;
            for (var left = Declaration.Modifiers.Count; left > 0; left--)
            {
                at--;
                if (File.Is(at, ')') && File.Brackets.Of(at) is { } open) at = open - 1;
                if (File.Is(at - 1, '@')) at--;
            }

            return at;
        }
    }

    /// <summary>Index of the last token in front of its body, or of all when it has none.</summary>
    public int HeaderEnd => Math.Max(Type?.Last ?? 0, File.Brackets.Of(Declaration.HeaderEnd) is { } close && close > Declaration.HeaderEnd ? close : Declaration.HeaderEnd);

    /// <summary>Index of its last token: of its body, or of its header when it has none.</summary>
    public int Last => Declaration.Close ?? HeaderEnd;

    /// <summary>What is declared directly in its body.</summary>
    public IEnumerable<Located> Members =>
        File.Declarations.Where(found => found.Parent?.KeywordAt == Declaration.KeywordAt).Select(found => new Located(File, found));

    /// <summary>The type of a variable, or the result of a function; null when it says none.</summary>
    public TypeSpan? Type => Declaration.Keyword switch
    {
        "let" or "var" => File.Is(Declaration.NameAt + 1, ':') ? TypeReader.Read(File, Declaration.NameAt + 2) : null,
        "func" => Signature.Of(this)?.Result,
        _ => null,
    };

    /// <summary>Its type as written, without white space around; null when it says none.</summary>
    public string? TypeText => Type is { } span ? File.Written(span) : null;
}
