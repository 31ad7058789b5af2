using Deployer.Diagnose;
using Deployer.Kernel;
using Deployer.Repair.Fixers.Source;
using Deployer.Repair.History;
using Deployer.Repair.Search;

namespace Deployer.Tests.Repair.Search.Types;

/// <summary>A package of a few texts with what the compiler says of them.</summary>
internal sealed class TypeScene
{
    public const string Path = "Sources/App/A.swift";

    private readonly Dictionary<string, string> _now = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _green = new(StringComparer.Ordinal);

    private TypeScene()
    {
    }

    /// <summary>A package of one file.</summary>
    public static TypeScene Of(string text) => new TypeScene().With(Path, text);

    public TypeScene With(string path, string text)
    {
        _now[path] = text;
        return this;
    }

    /// <summary>What the file said when it was green.</summary>
    public TypeScene Green(string text, string path = Path)
    {
        _green[path] = text;
        return this;
    }

    /// <summary>An error at the `|` of a piece of the text, which is written without it.</summary>
    public static Diagnostic Error(string message, string text, string place, string path = Path, params Diagnostic[] notes)
    {
        var mark = place.IndexOf('|', StringComparison.Ordinal);
        var offset = text.IndexOf(place.Remove(mark, 1), StringComparison.Ordinal) + mark;
        var before = text[..offset];
        return new Diagnostic
        {
            Severity = Severity.Error,
            Phase = Phase.Compile,
            Message = message,
            File = path,
            Line = before.Count(letter => letter == '\n') + 1,
            Column = offset - before.LastIndexOf('\n'),
            Notes = notes,
        };
    }

    /// <summary>A note that says no place.</summary>
    public static Diagnostic Note(string message) => new() { Severity = Severity.Note, Phase = Phase.Compile, Message = message };

    /// <summary>What a generator proposes for an error at the `|` of a piece of the first file.</summary>
    public IReadOnlyList<Proposal> Ask(IGenerator generator, string message, string place, params Diagnostic[] notes)
    {
        var error = Error(message, _now[Path], place, Path, notes);
        var scene = new SearchScene(Sources(_now), [error])
        {
            Green = _green.Count == 0 ? null : new GreenVersion(CommitId.Parse(new string('a', 40)), Sources(_green)),
        };
        return [.. generator.Propose(error, scene)];
    }

    /// <summary>The lines of a file that a proposal makes.</summary>
    public string Apply(Proposal proposal, string path = Path) =>
        new SourceFile(path, _now[path]).With(proposal.Edits.Where(edit => edit.File == path).Select(edit => edit.Edit)).Text;

    /// <summary>The file as each proposal makes it.</summary>
    public IReadOnlyList<string> Texts(IGenerator generator, string message, string place, params Diagnostic[] notes) =>
        [.. Ask(generator, message, place, notes).Select(proposal => Apply(proposal))];

    private static PackageSources Sources(Dictionary<string, string> texts) => new(null, texts.ToDictionary(
        pair => pair.Key, pair => new SwiftOutline(new SwiftSource(new SourceFile(pair.Key, pair.Value))), StringComparer.Ordinal));
}
