using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Names;

/// <summary>Finds the place where a declaration of the green version would stand today.</summary>
internal static class OldPlace
{
    /// <summary>The edit that puts it back behind the neighbour it had; null when what it stood in is gone.</summary>
    public static PlacedEdit? Restore(PlacedDeclaration gone, SearchScene scene)
    {
        if (NowOf(gone, scene) is not { } file) return null;
        var parent = gone.Found.Parent is null ? null : ParentIn(file, gone);
        if (gone.Found.Parent is not null && parent is null) return null;
        var siblings = file.Declarations.Where(found => found.Parent == parent).ToList();
        var old = gone.File.Declarations.Where(found => found.Parent == gone.Found.Parent && !found.IsLocal).ToList();
        var at = old.IndexOf(gone.Found);
        if (IntoList(gone, old, siblings, file) is { } element) return element;
        var text = TextOf(gone, file.Source.File.LineEnding);
        foreach (var before in Enumerable.Reverse(old[..at]))
        {
            if (siblings.Find(found => Same(found, before)) is { } neighbour) return Behind(file, neighbour, text, IsBlankBelow(gone));
        }

        var next = old[(at + 1)..].Select(after => siblings.Find(found => Same(found, after))).FirstOrDefault(found => found is not null);
        return next is not null ? InFront(file, next, text) : AtStart(file, parent, text);
    }

    /// <summary>Of a list the element goes back into it, behind or in front of one that it stood beside.</summary>
    private static PlacedEdit? IntoList(PlacedDeclaration gone, List<SwiftDeclaration> old, List<SwiftDeclaration> siblings, SwiftOutline file)
    {
        if (!DeclarationSpan.IsListed(gone.File, gone.Found)) return null;
        var tokens = gone.File.Source.Tokens;
        var last = DeclarationSpan.LastOfElement(gone.File, gone.Found);
        var text = gone.File.Source.File.Text[tokens[gone.Found.NameAt].Start..tokens[last].End];
        foreach (var mate in old.Where(found => found.KeywordAt == gone.Found.KeywordAt).OrderBy(found => found.NameAt > gone.Found.NameAt).ThenByDescending(found => found.NameAt))
        {
            if (siblings.Find(found => Same(found, mate)) is not { } now) continue;
            var isBehind = mate.NameAt < gone.Found.NameAt;
            var at = isBehind ? file.Source.Tokens[DeclarationSpan.LastOfElement(file, now)].End : file.Source.Tokens[now.NameAt].Start;
            return new PlacedEdit(file.Source.File.Path, new TextEdit(at, at, isBehind ? ", " + text : text + ", "));
        }

        return null;
    }

    /// <summary>The file that it stood in, or else the one that has its parent today.</summary>
    private static SwiftOutline? NowOf(PlacedDeclaration gone, SearchScene scene)
    {
        if (scene.Sources.File(gone.Path) is { } same && (gone.Found.Parent is null || ParentIn(same, gone) is not null)) return same;
        return gone.Found.Parent is null ? null : scene.Sources.Files.FirstOrDefault(file => ParentIn(file, gone) is not null);
    }

    private static SwiftDeclaration? ParentIn(SwiftOutline file, PlacedDeclaration gone)
    {
        var parents = file.Declarations
            .Where(found => found.HasMembers && found.Open is not null && found.Name == gone.Found.Parent!.Name
                && DeclarationSpan.PathOf(found) == DeclarationSpan.PathOf(gone.Found.Parent)).ToList();
        return parents.Find(found => found.Keyword == gone.Found.Parent!.Keyword) ?? (gone.Found.Keyword == "case" ? null : parents.FirstOrDefault());
    }

    private static bool Same(SwiftDeclaration one, SwiftDeclaration other) => one.Name == other.Name && one.Keyword == other.Keyword;

    /// <summary>Its lines with the blank one above, if it had one; of an element of a list a declaration of its own.</summary>
    private static string TextOf(PlacedDeclaration gone, string newLine)
    {
        var (file, found) = (gone.File, gone.Found);
        var text = file.Source.File;
        if (DeclarationSpan.IsListed(file, found))
        {
            var (name, last) = (file.Source.Tokens[found.NameAt], file.Source.Tokens[DeclarationSpan.LastOfElement(file, found)]);
            var head = text.Text[file.Source.Tokens[DeclarationSpan.First(file, found)].Start..file.Source.Tokens[found.KeywordAt].End];
            return text.IndentationAt(name.Start) + head + " " + text.Text[name.Start..last.End] + newLine;
        }

        var (start, end) = DeclarationSpan.Bytes(file, found);
        var isBlankAbove = start > 1 && text.LineAt(start - 1).Trim().Length == 0;
        var own = text.Text[start..end];
        return (isBlankAbove ? newLine : "") + (own.EndsWith('\n') ? own : own + newLine);
    }

    private static bool IsBlankBelow(PlacedDeclaration gone)
    {
        var (text, end) = (gone.File.Source.File, DeclarationSpan.Bytes(gone.File, gone.Found).End);
        return end < text.Text.Length && text.LineAt(end).Trim().Length == 0;
    }

    private static PlacedEdit Behind(SwiftOutline file, SwiftDeclaration neighbour, string text, bool isBlankBelow)
    {
        var end = DeclarationSpan.Bytes(file, neighbour).End;
        if (DeclarationSpan.IsListed(file, neighbour)) end = file.Source.File.StartOfNextLine(file.Source.Tokens[LastListed(file, neighbour)].End - 1);
        var isFollowed = file.Source.File.LineAt(end).Trim() is not ("" or "}");
        return Insert(file, end, isBlankBelow && isFollowed ? text + file.Source.File.LineEnding : text);
    }

    private static int LastListed(SwiftOutline file, SwiftDeclaration neighbour) =>
        file.Declarations.Where(other => other.KeywordAt == neighbour.KeywordAt).Max(other => DeclarationSpan.LastOfElement(file, other));

    private static PlacedEdit InFront(SwiftOutline file, SwiftDeclaration next, string text)
    {
        var start = DeclarationSpan.Bytes(file, next).Start;
        var isBlankAbove = text.StartsWith('\n') || text.StartsWith("\r\n", StringComparison.Ordinal);
        return Insert(file, start, isBlankAbove ? text.TrimStart('\r', '\n') + file.Source.File.LineEnding : text);
    }

    private static PlacedEdit AtStart(SwiftOutline file, SwiftDeclaration? parent, string text)
    {
        if (parent is null) return Insert(file, file.Source.File.Text.Length, text);
        var open = file.Source.Tokens[parent.Open!.Value].End;
        var ownLines = text.TrimStart('\r', '\n');
        return file.Source.File.Text[open..file.Source.File.EndOfLine(open)].Trim().Length == 0
            ? Insert(file, file.Source.File.StartOfNextLine(open), ownLines)
            : Insert(file, open, file.Source.File.LineEnding + ownLines);
    }

    private static PlacedEdit Insert(SwiftOutline file, int at, string text)
    {
        var isOpenLine = at > 0 && file.Source.File.Text[at - 1] != '\n' && !text.StartsWith('\n') && !text.StartsWith('\r');
        return new PlacedEdit(file.Source.File.Path, new TextEdit(at, at, isOpenLine ? file.Source.File.LineEnding + text : text));
    }
}
