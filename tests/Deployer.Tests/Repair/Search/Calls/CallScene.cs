using System.Text;
using Deployer.Build.Swift;
using Deployer.Diagnose;
using Deployer.Kernel;
using Deployer.Repair.Fixers.Source;
using Deployer.Repair.History;
using Deployer.Repair.Search;
using Xunit;

namespace Deployer.Tests.Repair.Search.Calls;

/// <summary>A package of texts with what a compiler says of them, as a generator sees it.</summary>
internal sealed class CallScene
{
    public const string Path = "Sources/App/A.swift";

    private readonly Dictionary<string, string> _now = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _green = new(StringComparer.Ordinal);
    private readonly List<Diagnostic> _errors = [];

    /// <summary>Which targets there are; tests stand in `Tests/AppTests`.</summary>
    private static readonly SwiftManifest Manifest = new(
        "p", "6.0.0", [new SwiftTarget("App", "regular", "Sources/App", []), new SwiftTarget("AppTests", "test", "Tests/AppTests", ["App"])], []);

    public static CallScene Of(string text, string? green = null) => new CallScene().With(Path, text, green);

    public CallScene With(string path, string text, string? green = null)
    {
        _now[path] = text;
        if (green is not null) _green[path] = green;
        return this;
    }

    /// <summary>An error at the n-th place of a text in a file.</summary>
    public CallScene Error(string message, string at, int nth = 1, string path = Path, params FixIt[] fixIts)
    {
        _errors.Add(At(message, at, nth, path) with { FixIts = fixIts });
        return this;
    }

    /// <summary>Adds a note with a fix-it to the last error.</summary>
    public CallScene Note(string message, params FixIt[] fixIts)
    {
        var note = _errors[^1] with { Severity = Severity.Note, Message = message, FixIts = fixIts, Notes = [] };
        _errors[^1] = _errors[^1] with { Notes = [.. _errors[^1].Notes, note] };
        return this;
    }

    /// <summary>A fix-it that puts a text in place of the n-th place of another, or in front of it.</summary>
    public FixIt Fix(string old, string text, int nth = 1, bool isInsertion = false, string path = Path)
    {
        var offset = Offset(old, nth, path);
        return new FixIt(path, offset, isInsertion ? offset : offset + old.Length, 1, 1, text);
    }

    public SearchScene Scene() => new(Sources(_now), _errors)
    {
        Manifest = Manifest,
        Green = _green.Count == 0 ? null : new GreenVersion(CommitId.Parse(new string('a', 40)), Sources(_green)),
    };

    /// <summary>What a generator proposes for an error, the least doubtful first.</summary>
    public IReadOnlyList<Proposal> Propose(IGenerator generator, int error = 0)
    {
        var scene = Scene();
        return [.. generator.Propose(scene.Errors[error], scene).OrderBy(proposal => proposal.Doubt)];
    }

    /// <summary>The texts that its proposals give a file.</summary>
    public IReadOnlyList<string> Texts(IGenerator generator, int error = 0, string path = Path) =>
        [.. Propose(generator, error).Select(proposal => Apply(proposal, path))];

    public string Apply(Proposal proposal, string path = Path)
    {
        Assert.InRange(proposal.Summary.Length, 1, 72);
        return Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(
            File(path, _now[path]).With(proposal.Edits.Where(edit => edit.File == path).Select(edit => edit.Edit)).Text));
    }

    private Diagnostic At(string message, string at, int nth, string path)
    {
        var text = SourceFile.Bytes(_now[path]);
        var offset = Offset(at, nth, path);
        return new Diagnostic
        {
            Severity = Severity.Error,
            Phase = Phase.Compile,
            Message = message,
            File = path,
            Line = text.AsSpan(0, offset).Count('\n') + 1,
            Column = offset - text.LastIndexOf('\n', Math.Max(0, offset - 1)),
            Offset = offset,
            Target = "App",
        };
    }

    private int Offset(string at, int nth, string path)
    {
        var text = SourceFile.Bytes(_now[path]);
        var offset = -1;
        for (; nth > 0; nth--)
        {
            offset = text.IndexOf(SourceFile.Bytes(at), offset + 1, StringComparison.Ordinal);
            Assert.True(offset >= 0, $"'{at}' is not in {path}");
        }

        return offset;
    }

    private static PackageSources Sources(Dictionary<string, string> texts) =>
        new(Manifest, texts.ToDictionary(pair => pair.Key, pair => new SwiftOutline(new SwiftSource(File(pair.Key, pair.Value))), StringComparer.Ordinal));

    private static SourceFile File(string path, string text) => new(path, SourceFile.Bytes(text));
}
