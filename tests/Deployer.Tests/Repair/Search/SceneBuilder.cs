using Deployer.Build.Swift;
using Deployer.Diagnose;
using Deployer.Kernel;
using Deployer.Repair.Fixers.Source;
using Deployer.Repair.History;
using Deployer.Repair.Search;

namespace Deployer.Tests.Repair.Search;

/// <summary>Builds scenes for generators from texts.</summary>
internal sealed class SceneBuilder
{
    private readonly Dictionary<string, string> _now = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _green = new(StringComparer.Ordinal);
    private readonly List<Diagnostic> _errors = [];
    private readonly List<SwiftTarget> _targets = [];

    /// <summary>A file as it is now.</summary>
    public SceneBuilder With(string path, string text)
    {
        _now[path] = SourceFile.Bytes(text);
        return this;
    }

    /// <summary>A file as it was in the green version; without any none is known.</summary>
    public SceneBuilder Green(string path, string text)
    {
        _green[path] = SourceFile.Bytes(text);
        return this;
    }

    /// <summary>A target in `Sources` or `Tests`.</summary>
    public SceneBuilder Target(string name, params string[] dependencies)
    {
        var isTest = name.EndsWith("Tests", StringComparison.Ordinal);
        _targets.Add(new SwiftTarget(name, isTest ? "test" : "regular", $"{(isTest ? "Tests" : "Sources")}/{name}", dependencies));
        return this;
    }

    /// <summary>An error where a piece of a file stands for the first time; a `^` in it marks the place, else it is its start.</summary>
    public SceneBuilder Error(string path, string message, string at, params Diagnostic[] notes)
    {
        _errors.Add(Point(Severity.Error, path, message, at) with { Notes = notes });
        return this;
    }

    /// <summary>A note for an error; see <see cref="Error"/>.</summary>
    public Diagnostic Note(string path, string message, string at) => Point(Severity.Note, path, message, at);

    public SearchScene Build()
    {
        var manifest = _targets.Count == 0 ? null : new SwiftManifest("P", "6.0.0", _targets, []);
        return new SearchScene(Sources(_now, manifest), _errors)
        {
            Manifest = manifest,
            Green = _green.Count == 0 ? null : new GreenVersion(CommitId.Parse(new string('a', 40)), Sources(_green, manifest)),
        };
    }

    /// <summary>What a generator proposes for the first error.</summary>
    public IReadOnlyList<Proposal> Propose(IGenerator generator)
    {
        var scene = Build();
        return [.. generator.Propose(scene.Errors[0], scene)];
    }

    /// <summary>A file's text with a proposal applied.</summary>
    public string Apply(Proposal proposal, string path) =>
        new SourceFile(path, _now[path]).With(proposal.Edits.Where(edit => edit.File == path).Select(edit => edit.Edit)).Text;

    private Diagnostic Point(Severity severity, string path, string message, string at)
    {
        var piece = SourceFile.Bytes(at);
        var mark = Math.Max(0, piece.IndexOf('^', StringComparison.Ordinal));
        var offset = _now[path].IndexOf(piece.Replace("^", "", StringComparison.Ordinal), StringComparison.Ordinal) + mark;
        var before = _now[path][..offset];
        return new Diagnostic
        {
            Severity = severity,
            Phase = Phase.Compile,
            Message = message,
            File = path,
            Line = before.Count(letter => letter == '\n') + 1,
            Column = offset - before.LastIndexOf('\n'),
        };
    }

    private static PackageSources Sources(Dictionary<string, string> texts, SwiftManifest? manifest) =>
        new(manifest, texts.ToDictionary(pair => pair.Key, pair => new SwiftOutline(new SwiftSource(new SourceFile(pair.Key, pair.Value))), StringComparer.Ordinal));
}
