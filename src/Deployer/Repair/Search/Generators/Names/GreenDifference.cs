using System.Runtime.CompilerServices;
using Deployer.Repair.Fixers.Source;
using Deployer.Repair.History;

namespace Deployer.Repair.Search.Generators.Names;

/// <summary>A declaration and the file that it stands in.</summary>
/// <param name="File">Its file.</param>
/// <param name="Found">The declaration.</param>
internal sealed record PlacedDeclaration(SwiftOutline File, SwiftDeclaration Found)
{
    public string Path => File.Source.File.Path;

    /// <summary>The declarations around it; see <see cref="DeclarationSpan.PathOf"/>.</summary>
    public string Parent { get; } = DeclarationSpan.PathOf(Found);

    /// <summary>What it is, so that a struct that became a class is still the same.</summary>
    public string Kind => Found switch
    {
        { Keyword: "let" or "var" } => "variable",
        { IsNamedType: true } => "type",
        _ => Found.Keyword,
    };
}

/// <summary>What was declared in the green version and is no more, and what is new since. Read once for each scene.</summary>
internal sealed class GreenDifference
{
    private static readonly ConditionalWeakTable<SearchScene, GreenDifference> Known = [];

    private readonly GreenVersion _green;
    private readonly PackageSources _now;
    private readonly Lazy<IReadOnlyList<NameSwap>> _swaps;

    private GreenDifference(SearchScene scene)
    {
        (_green, _now) = (scene.Green!, scene.Sources);
        var before = Changed(_green.Sources, _now);
        var after = Changed(_now, _green.Sources);
        Gone = Without(before, after);
        Fresh = Without(after, before);
        _swaps = new(() => [.. Pairs().SelectMany(pair => NameSwaps.Between(pair.Before, pair.After))]);
    }

    /// <summary>Declarations of the green version that have lost their name or place; those in functions included.</summary>
    public IReadOnlyList<PlacedDeclaration> Gone { get; }

    /// <summary>Declarations that the green version did not have.</summary>
    public IReadOnlyList<PlacedDeclaration> Fresh { get; }

    /// <summary>Words that gave way to others, in files that are alike by path or name.</summary>
    public IReadOnlyList<NameSwap> Swaps => _swaps.Value;

    /// <summary>Null when no green version is known.</summary>
    public static GreenDifference? Of(SearchScene scene) => scene.Green is null ? null : Known.GetValue(scene, of => new GreenDifference(of));

    /// <summary>The path that a file had in the green version: its own, or that of the only one of its name that is gone; null for a new file.</summary>
    public static string? OldPathOf(GreenVersion green, PackageSources now, string path)
    {
        if (green.TextOf(path) is not null) return path;
        var name = NameOf(path);
        var gone = green.Sources.Files.Select(file => file.Source.File.Path)
            .Where(old => NameOf(old) == name && now.File(old) is null).Take(2).ToList();
        return gone is [var only] ? only : null;
    }

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static List<PlacedDeclaration> Changed(PackageSources these, PackageSources others) =>
    [
        .. these.Files.Where(file => others.File(file.Source.File.Path)?.Source.File.Text != file.Source.File.Text)
            .SelectMany(file => file.Declarations.Where(found => found.Keyword is not ("extension" or "init"))
                .Select(found => new PlacedDeclaration(file, found))),
    ];

    private static List<PlacedDeclaration> Without(List<PlacedDeclaration> these, List<PlacedDeclaration> others)
    {
        var known = others.Select(other => (other.Parent, other.Found.Name)).ToHashSet();
        return [.. these.Where(found => !known.Contains((found.Parent, found.Found.Name)))];
    }

    private IEnumerable<(string Before, string After)> Pairs()
    {
        foreach (var file in _now.Files)
        {
            var text = file.Source.File.Text;
            if (OldPathOf(_green, _now, file.Source.File.Path) is { } old && _green.TextOf(old) is { } before && before != text) yield return (before, text);
        }
    }
}
