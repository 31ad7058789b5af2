using Deployer.Repair.Fixers.Names;

namespace Deployer.Repair.Search.Generators.Types;

/// <summary>Finds the member that a requirement or an override is meant to agree with.</summary>
internal sealed class NearMiss(SearchScene scene)
{
    /// <summary>The requirements of a protocol and of those that it refines.</summary>
    public IEnumerable<Located> RequirementsOf(string protocol, int depth = 0)
    {
        if (Lookup.Type(scene, protocol) is not { Declaration.Keyword: "protocol" } found) return [];
        var more = depth > 3 ? [] : found.Declaration.Inherited.SelectMany(parent => RequirementsOf(parent, depth + 1));
        return found.Members.Where(member => member.Declaration.Keyword is "func" or "var" or "init").Concat(more);
    }

    /// <summary>The members of a type that may be meant for a requirement, the nearest first.</summary>
    public IEnumerable<Located> For(Located requirement, string type)
    {
        var members = Lookup.MembersOf(scene, type).Where(found => KindOf(found) == KindOf(requirement)).ToList();
        var same = members.Where(found => found.Name == requirement.Name).ToList();
        if (same.Count > 0) return Sorted(same, requirement);
        if (Before(requirement) is { } old && members.Where(found => found.Name == old).ToList() is { Count: > 0 } renamed) return Sorted(renamed, requirement);
        var names = requirement.Declaration.Parent is { } parent ? RequirementsOf(parent.Name).Select(found => found.Name).ToHashSet(StringComparer.Ordinal) : [];
        var alike = members.Where(found => !names.Contains(found.Name) && Spelling.Distance(found.Name, requirement.Name) is not null).ToList();
        return Sorted(alike, requirement);
    }

    /// <summary>The members of the superclasses with that name, or the one that is spelt alike.</summary>
    public IEnumerable<Located> Inherited(Located member)
    {
        var type = member.Declaration.Parent?.Name;
        for (var depth = 0; depth < 8 && type is not null && Lookup.Type(scene, type)?.Declaration.Inherited is [var parent, ..]; depth++)
        {
            type = parent;
            var found = Lookup.MembersOf(scene, parent).Where(other => KindOf(other) == KindOf(member) && !other.Declaration.IsPrivate).ToList();
            var same = found.Where(other => other.Name == member.Name).ToList();
            if (same.Count == 0) same = [.. found.Where(other => Spelling.Distance(other.Name, member.Name) is not null && !OtherWords.AreBoth(other.Name, member.Name))];
            if (same.Count > 0) return Sorted(same, member);
        }

        return [];
    }

    /// <summary>The name that a requirement at the same place of its protocol had when green, and that none has now.</summary>
    private string? Before(Located requirement)
    {
        if (requirement.Declaration.Parent is not { } parent || GreenTwins.Of(scene, new Located(requirement.File, parent)) is not { } twin) return null;
        var now = new Located(requirement.File, parent).Members.Select(found => found.Name).ToList();
        var before = twin.Members.Select(found => found.Name).ToList();
        var gone = before.Except(now, StringComparer.Ordinal).ToList();
        return before.Contains(requirement.Name) ? null : gone.Count == 1 ? gone[0] : null;
    }

    private static IEnumerable<Located> Sorted(IEnumerable<Located> found, Located model)
    {
        var wanted = Signature.Of(model);
        return found.OrderBy(other => Signature.Of(other) is { } own && wanted is not null
            ? Math.Abs(own.Parameters.Count - wanted.Parameters.Count) * 4 + own.Labels.Except(wanted.Labels, StringComparer.Ordinal).Count()
            : 0);
    }

    private static string KindOf(Located found) => found.Declaration.Keyword is "let" or "var" ? "var" : found.Declaration.Keyword;
}
