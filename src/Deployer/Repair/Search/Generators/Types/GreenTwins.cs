using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Types;

/// <summary>Finds what a declaration was like in the green version.</summary>
internal static class GreenTwins
{
    /// <summary>The declaration of the same name in the same place; null when no green version is known or it cannot be told.</summary>
    public static Located? Of(SearchScene scene, Located now)
    {
        if (scene.Green is not { } green) return null;
        var here = green.Sources.File(now.Path) is { } file ? Alike(file, now.Declaration) : [];
        var found = here.Count > 0 ? here : [.. green.Sources.Files.SelectMany(other => Alike(other, now.Declaration))];
        if (found.Count <= 1) return found.FirstOrDefault();
        if (Signature.Of(now) is { } signature
            && found.Where(twin => Signature.Of(twin)?.Labels.SequenceEqual(signature.Labels, StringComparer.Ordinal) == true).ToList() is [var same])
        {
            return same;
        }

        var peers = Alike(now.File, now.Declaration);
        var index = peers.FindIndex(peer => peer.Declaration.NameAt == now.Declaration.NameAt);
        return peers.Count == found.Count && index >= 0 ? found[index] : null;
    }

    /// <summary>Whether it reads as it did in the green version, white space apart; null when that is unknown.</summary>
    public static bool? IsUnchanged(SearchScene scene, Located now) =>
        Of(scene, now) is { } twin
            ? TypeReader.AreSame(now.File.Written(new TypeSpan(now.First, now.HeaderEnd)), twin.File.Written(new TypeSpan(twin.First, twin.HeaderEnd)))
            : null;

    private static List<Located> Alike(SwiftOutline file, SwiftDeclaration now) =>
    [
        .. file.Declarations.Where(found => found.Name == now.Name && KindOf(found) == KindOf(now) && Owners(found).SequenceEqual(Owners(now)))
            .Select(found => new Located(file, found)),
    ];

    private static string KindOf(SwiftDeclaration found) => found.IsType ? "type" : found.Keyword == "let" ? "var" : found.Keyword;

    private static IEnumerable<string> Owners(SwiftDeclaration found)
    {
        for (var owner = found.Parent; owner is not null; owner = owner.Parent) yield return owner.Name;
    }
}
