using System.Text;
using Deployer.Build.Swift;
using Deployer.Diagnose;
using Deployer.Repair;
using Xunit;

namespace Deployer.Tests.Repair;

/// <summary>A package in a temporary folder, with what a compiler said about it.</summary>
public sealed class PackageFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("deployer-repair-").FullName;

    internal List<Diagnostic> Diagnostics { get; } = [];

    internal SwiftManifest? Manifest { get; set; }

    public PackageFolder With(string path, string text)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text, new UTF8Encoding(false));
        return this;
    }

    /// <summary>Adds an error at the first place of a text in a file.</summary>
    internal Diagnostic Error(string path, string message, string at, string? target = "App")
    {
        var bytes = File.ReadAllBytes(Path.Combine(Root, path));
        var offset = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(at));
        Assert.True(offset >= 0, $"'{at}' is not in {path}");
        var before = bytes.AsSpan(0, offset);
        var error = new Diagnostic
        {
            Severity = Severity.Error,
            Phase = Phase.Compile,
            Message = message,
            File = path,
            Line = before.Count((byte)'\n') + 1,
            Column = offset - before.LastIndexOf((byte)'\n'),
            Offset = offset,
            Target = target,
        };
        Diagnostics.Add(error);
        return error;
    }

    internal void Replace(Diagnostic old, Diagnostic changed) => Diagnostics[Diagnostics.IndexOf(old)] = changed;

    /// <summary>A fix-it that replaces the first place of a text in a file.</summary>
    internal FixIt FixIt(string path, string old, string text, int length = -1)
    {
        var offset = File.ReadAllBytes(Path.Combine(Root, path)).AsSpan().IndexOf(Encoding.UTF8.GetBytes(old));
        Assert.True(offset >= 0, $"'{old}' is not in {path}");
        return new FixIt(path, offset, offset + (length < 0 ? Encoding.UTF8.GetByteCount(old) : length), 1, 1, text);
    }

    internal Diagnosis Diagnosis() => new()
    {
        Outcome = RunOutcome.Failed,
        FailureClass = FailureClass.Code,
        Diagnostics = Diagnostics,
        RootCause = Diagnostics.Count == 0 ? null : 0,
    };

    internal async Task<IReadOnlyList<Candidate>> ProposeAsync(IFixer fixer) =>
        await fixer.ProposeAsync(new RepairContext(Root, Diagnosis(), Manifest), TestContext.Current.CancellationToken);

    /// <summary>The text that the fixer's only candidate gives a file.</summary>
    internal async Task<string> FixedAsync(IFixer fixer, string path) => TextOf(Assert.Single(await ProposeAsync(fixer)), path);

    internal static string TextOf(Candidate candidate, string path) =>
        Encoding.UTF8.GetString(Assert.Single(Assert.IsType<Patch.Edits>(candidate.Patch).Files, file => file.Path == path).Content!);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
