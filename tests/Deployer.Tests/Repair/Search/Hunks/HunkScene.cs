using System.Text;
using Deployer.Build.Swift;
using Deployer.Diagnose;
using Deployer.Kernel;
using Deployer.Repair.Fixers.Source;
using Deployer.Repair.History;
using Deployer.Repair.Search;
using Deployer.Repair.Search.Generators.Hunks;
using Xunit;

namespace Deployer.Tests.Repair.Search.Hunks;

/// <summary>A package as it was green and as it is now, with what the compiler says of it.</summary>
internal sealed class HunkScene
{
    private static readonly SwiftManifest Manifest = new(
        "P", "6.0.0", [new("App", "regular", "Sources/App", []), new("AppTests", "test", "Tests/AppTests", ["App"])], []);

    private readonly Dictionary<string, string> _green = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _now = new(StringComparer.Ordinal);

    private Diagnostic? _error;

    /// <summary>A file of both versions; null: not there.</summary>
    public HunkScene With(string path, string? green, string? now)
    {
        if (green is not null) _green[path] = SourceFile.Bytes(green);
        if (now is not null) _now[path] = SourceFile.Bytes(now);
        return this;
    }

    /// <summary>The error, at the first place of a text.</summary>
    public HunkScene Error(string path, string message, string at)
    {
        _error = Said(Severity.Error, path, message, at);
        return this;
    }

    public HunkScene Note(string path, string message, string at)
    {
        _error = _error! with { Notes = [.. _error.Notes, Said(Severity.Note, path, message, at)] };
        return this;
    }

    public IReadOnlyList<Proposal> Propose()
    {
        var scene = new SearchScene(Sources(_now), [_error!])
        {
            Manifest = Manifest,
            Green = _green.Count == 0 ? null : new GreenVersion(CommitId.Parse(new string('a', 40)), Sources(_green)),
        };
        return [.. new GreenHunks().Propose(_error!, scene)];
    }

    /// <summary>What the first proposal makes of a file.</summary>
    public string First(string path) => After(Propose()[0], path);

    /// <summary>The proposal that makes a file what it is expected to be.</summary>
    public Proposal Making(string path, string expected) => Assert.Single(Propose(), proposal => After(proposal, path) == expected);

    public string After(Proposal proposal, string path)
    {
        var edits = proposal.Edits.Where(edit => edit.File == path).Select(edit => edit.Edit);
        return Encoding.UTF8.GetString(new SourceFile(path, _now.GetValueOrDefault(path, "")).With(edits).ToFileEdit().Content!);
    }

    private Diagnostic Said(Severity severity, string path, string message, string at)
    {
        var offset = _now[path].IndexOf(SourceFile.Bytes(at), StringComparison.Ordinal);
        Assert.True(offset >= 0, $"'{at}' is not in {path}");
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

    private static PackageSources Sources(Dictionary<string, string> texts) => new(
        Manifest, texts.ToDictionary(pair => pair.Key, pair => new SwiftOutline(new SwiftSource(new SourceFile(pair.Key, pair.Value))), StringComparer.Ordinal));
}
