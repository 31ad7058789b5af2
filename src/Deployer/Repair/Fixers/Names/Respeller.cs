using System.Text.RegularExpressions;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.Names;

/// <summary>Decides for an unknown name which one is meant, and whether its use or the declaration is misspelt.</summary>
internal sealed class Respeller(PackageSources sources)
{
    private readonly VisibleNames _names = new(sources);

    /// <summary>The edit for an error; null when no name, or more than one, is alike.</summary>
    public Respelling? Of(Diagnostic error)
    {
        if (UnknownName.Of(error) is not { } unknown || sources.File(error.File) is not { } file
            || unknown.OffsetIn(file.Source.File) is not { } offset
            || Best(unknown.Name, _names.For(unknown, file, offset)) is not { } meant)
        {
            return null;
        }

        return OfDeclaration(unknown, meant)
            ?? new Respelling(unknown.Name, meant, unknown, error.File!, Replace(offset, unknown.Name, meant), ConfidenceIn(unknown.Name, meant));
    }

    /// <summary>The only name alike; another form of the same word only where there is no other.</summary>
    private static string? Best(string written, IReadOnlyCollection<string> names)
    {
        var alike = names.Where(name => !OtherWords.AreBoth(written, name)).ToList();
        return Spelling.Best(written, alike.Where(name => !Spelling.IsInflection(written, name))) ?? Spelling.Best(written, alike);
    }

    /// <summary>When a name is declared once and used nowhere, but another spelling is used again and again, the declaration is wrong.</summary>
    private Respelling? OfDeclaration(UnknownName unknown, string declared)
    {
        if (sources.CountOf(unknown.Name) < 2 || Mentions(declared) != 1) return null;
        foreach (var file in sources.Files)
        {
            if (file.Declarations.FirstOrDefault(found => found.Name == declared) is not { IsPublic: false } found) continue;
            if (found.Modifiers.Any(modifier => modifier is "override" or "@objc")) return null;
            var edit = Replace(file.Source.Tokens[found.NameAt].Start, declared, unknown.Name);
            return new Respelling(declared, unknown.Name, unknown, file.Source.File.Path, edit, Confidence.Medium);
        }

        return null;
    }

    private int Mentions(string word) => sources.Files.Sum(
        file => Regex.Count(file.Source.File.Text, $@"(?<![\w$]){Regex.Escape(word)}(?![\w$])", RegexOptions.None, TimeSpan.FromSeconds(1)));

    private static Confidence ConfidenceIn(string written, string meant) =>
        Spelling.IsInflection(written, meant) || OtherWords.MayBeBoth(written, meant) ? Confidence.Low
        : Spelling.Distance(written, meant) == 2 ? Confidence.Medium
        : Confidence.High;

    private static TextEdit Replace(int offset, string old, string name) => new(offset, offset + old.Length, name);
}
