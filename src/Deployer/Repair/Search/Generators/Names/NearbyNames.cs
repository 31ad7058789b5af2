using Deployer.Build.Swift.Source;
using Deployer.Repair.Fixers.Names;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Names;

/// <summary>The names that may be meant where one is not found.</summary>
internal sealed class NearbyNames(PackageSources sources)
{
    private readonly VisibleNames _visible = new(sources);

    /// <summary>Those that can be seen there; of a member that stands behind a bare dot all cases and static members of the package.</summary>
    public IEnumerable<string> Visible(UnknownName lost, SwiftOutline file, int offset) => lost.Place switch
    {
        NamePlace.StaticMember when lost.Owner == "" => Declared(static found => found.IsStatic && found.Parent is not null),
        NamePlace.Member or NamePlace.StaticMember when OwnerAround(lost, file, offset) is { } owner => _visible.For(lost with { Owner = owner }, file, offset),
        _ => _visible.For(lost, file, offset),
    };

    /// <summary>What is written behind a dot anywhere in the package, for members of types that it does not declare.</summary>
    public IEnumerable<string> UsedElsewhere(UnknownName lost)
    {
        if (lost.Place is not (NamePlace.Member or NamePlace.StaticMember)) return [];
        if (sources.Declarations.Any(found => found.IsType && found.Name == lost.Owner)) return [];
        return sources.Files.SelectMany(file => Members(file.Source.Tokens)).Where(name => name != lost.Name);
    }

    /// <summary>`Self` is the type around.</summary>
    private static string? OwnerAround(UnknownName lost, SwiftOutline file, int offset) => lost.Owner == "Self"
        ? file.Around(file.Source.TokenAt(offset)).FirstOrDefault(found => found.HasMembers)?.Name
        : null;

    private IEnumerable<string> Declared(Func<SwiftDeclaration, bool> wanted) => sources.Declarations.Where(wanted).Select(found => found.Name);

    private static IEnumerable<string> Members(IReadOnlyList<SwiftToken> tokens)
    {
        for (var index = 1; index < tokens.Count; index++)
        {
            if (tokens[index].Kind == SwiftTokenKind.Word && tokens[index - 1].IsSymbol('.') && !char.IsAsciiDigit(tokens[index].Text[0]))
            {
                yield return tokens[index].Text;
            }
        }
    }
}
