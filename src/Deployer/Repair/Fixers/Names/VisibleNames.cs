using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.Names;

/// <summary>The names that could be meant at a place: what the package declares there, and some of the standard library.</summary>
internal sealed class VisibleNames(PackageSources sources)
{
    private const int MaxAncestors = 32;

    /// <summary>Candidates for an unknown name; none when the package declares just that name where the compiler could not see it.</summary>
    public IReadOnlyCollection<string> For(UnknownName unknown, SwiftOutline file, int offset) => unknown.Place switch
    {
        NamePlace.Member or NamePlace.StaticMember => Members(unknown, file),
        _ => InScope(unknown, file, file.Source.TokenAt(offset)),
    };

    /// <summary>The declared members of a type and of what it inherits from.</summary>
    public IEnumerable<SwiftDeclaration> MembersOf(string type)
    {
        var lineage = Lineage(type);
        return sources.Declarations.Where(found => found.Parent is { } parent && lineage.Contains(parent.Name));
    }

    private List<string> Members(UnknownName unknown, SwiftOutline file)
    {
        var owner = unknown.Owner!;
        var isStatic = unknown.Place == NamePlace.StaticMember;
        var own = MembersOf(owner).Where(found => found.Keyword != "init" && CanSee(found, file)).ToList();
        if (own.Exists(found => found.Name == unknown.Name)) return [];
        var names = own.Where(found => found.IsStatic == isStatic).Select(found => found.Name);
        return [.. isStatic ? names : names.Concat(StandardNames.MembersOf(owner))];
    }

    private HashSet<string> InScope(UnknownName unknown, SwiftOutline file, int token)
    {
        var around = file.Around(token).ToList();
        var enclosing = around.Where(found => found.HasMembers).SelectMany(found => MembersOf(found.Name));
        var local = file.Source.File.Path;
        var module = sources.Module(local).SelectMany(other => other.Declarations)
            .Where(found => found.Parent is null && found.Keyword != "extension");
        var imported = sources.TargetOf(local) is { } target
            ? sources.DependenciesOf(target).SelectMany(sources.FilesOf).SelectMany(other => other.Declarations).Where(found => found.Parent is null)
            : [];
        var declared = enclosing.Concat(module).Concat(imported).ToList();
        if (declared.Exists(found => found.Name == unknown.Name)) return [];
        var names = declared.Where(found => CanSee(found, file) && (unknown.Place == NamePlace.Scope || found.IsNamedType)).Select(found => found.Name);
        return unknown.Place == NamePlace.Scope
            ? [.. names, .. LocalNames.Around(file, token), .. StandardNames.Values, .. StandardNames.Types]
            : [.. names, .. LocalNames.GenericParameters(file, token), .. StandardNames.Types];
    }

    private static bool CanSee(SwiftDeclaration found, SwiftOutline file) => !found.IsPrivate || file.Declarations.Contains(found);

    private HashSet<string> Lineage(string type)
    {
        var lineage = new HashSet<string>(StringComparer.Ordinal) { type };
        var waiting = new Queue<string>(lineage);
        while (lineage.Count < MaxAncestors && waiting.TryDequeue(out var next))
        {
            foreach (var name in sources.Declarations.Where(found => found.HasMembers && found.Name == next).SelectMany(found => found.Inherited))
            {
                if (lineage.Add(name)) waiting.Enqueue(name);
            }
        }

        return lineage;
    }
}
