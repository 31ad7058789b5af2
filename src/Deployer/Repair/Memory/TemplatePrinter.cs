using System.Text;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;
using Deployer.Repair.Search;

namespace Deployer.Repair.Memory;

/// <summary>Writes the new text of a template where it was found to fit.</summary>
/// <param name="names">What the holes stand for.</param>
/// <param name="own">The package whose own names may be written; null when none may.</param>
internal sealed class TemplatePrinter(IReadOnlyDictionary<string, string> names, PackageSources? own)
{
    /// <summary>The edit; null when a name is missing, or nothing would change.</summary>
    public PlacedEdit? Print(EditTemplate edit, FoundPlace place, Diagnostic error)
    {
        var change = edit.Place.Kind switch
        {
            PlaceKind.Above or PlaceKind.Below => OfLines(edit, place.File.Source.File, error),
            PlaceKind.Imports => OfImports(edit, place.File),
            PlaceKind.End => AtEnd(edit, place.File.Source.File),
            _ when edit.New.Count == 0 => Delete(edit, place),
            _ => Write(edit, place),
        };
        return change is null ? null : new PlacedEdit(place.File.Source.File.Path, change);
    }

    private TextEdit? Write(EditTemplate edit, FoundPlace place)
    {
        var (file, tokens) = (place.File.Source.File, place.File.Source.Tokens);
        var indentation = NewText.Anchor(place.File, place.First) is { } anchor ? file.IndentationAt(anchor) : "";
        if (TextOf(edit.New, file, indentation) is not { } text) return null;
        if (place.First < place.Last) return new TextEdit(tokens[place.First].Start, tokens[place.Last - 1].End, text);
        if (!edit.HugsLeft && place.First < tokens.Count) return new TextEdit(tokens[place.First].Start, tokens[place.First].Start, text);
        if (place.First == 0) return null;
        var behind = tokens[place.First - 1].End;

        // A comment behind the line belongs to it.
        if (edit.New[0][0] == '\n' && place.File.StartsLine(place.First)) behind = file.EndOfLine(behind);
        return new TextEdit(behind, behind, text);
    }

    private static TextEdit Delete(EditTemplate edit, FoundPlace place)
    {
        var (file, tokens) = (place.File.Source.File, place.File.Source.Tokens);
        var (start, end) = (tokens[place.First].Start, tokens[place.Last - 1].End);
        if (place.File.StartsLine(place.First) && place.File.StartsLine(place.Last)) return new TextEdit(file.StartOfLine(start), file.StartOfNextLine(end), "");
        return edit.HugsLeft && !place.File.StartsLine(place.First)
            ? new TextEdit(tokens[place.First - 1].End, end, "")
            : new TextEdit(start, place.File.StartsLine(place.Last) ? end : tokens[place.Last].Start, "");
    }

    private TextEdit? OfLines(EditTemplate edit, SourceFile file, Diagnostic error)
    {
        if (file.OffsetOf(error.Line ?? 0, 1) is not { } line) return null;
        var indentation = file.IndentationAt(line);
        if (TextOf(edit.New, file, indentation) is not { } text) return null;
        var offset = edit.Place.Kind == PlaceKind.Above ? line : file.StartOfNextLine(line);
        var isUnterminated = offset > 0 && file.Text[offset - 1] != '\n';
        return new TextEdit(offset, offset, $"{(isUnterminated ? file.LineEnding : "")}{indentation}{text}{file.LineEnding}");
    }

    private TextEdit? OfImports(EditTemplate edit, SwiftOutline file)
    {
        var section = new ImportSection(file.Source);
        if (TextOf(edit.New, file.Source.File, "") is not { } text) return null;
        var lines = text.Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        var modules = lines.Where(line => line.Contains("import ", StringComparison.Ordinal)).Select(line => line.Split(' ')[^1]);
        return modules.All(module => section.HasOnLinux(module.Split('.')[0])) ? null : section.Insert(lines);
    }

    private TextEdit? AtEnd(EditTemplate edit, SourceFile file)
    {
        if (TextOf(edit.New, file, "") is not { } text) return null;
        var isUnterminated = file.Text.Length > 0 && file.Text[^1] != '\n';
        return new TextEdit(file.Text.Length, file.Text.Length, $"{(isUnterminated ? file.LineEnding : "")}{file.LineEnding}{text}{file.LineEnding}");
    }

    private string? TextOf(IReadOnlyList<string> elements, SourceFile file, string indentation)
    {
        var text = new StringBuilder();
        foreach (var element in elements)
        {
            if (Print(element, file, indentation) is not { } printed) return null;
            text.Append(printed);
        }

        return text.ToString();
    }

    private string? Print(string element, SourceFile file, string indentation)
    {
        if (Elements.IsBlank(element)) return Spacing.Print(element, file, indentation);
        if (Elements.HoleInString(element) is { } quoted) return names.TryGetValue(quoted, out var inner) ? $"\"{inner}\"" : null;
        if (Elements.IsHole(element)) return names.GetValueOrDefault(element);
        if (Elements.IsOwnWord(element)) return own?.CountOf(element[1..]) > 0 ? element[1..] : null;
        return element;
    }
}
