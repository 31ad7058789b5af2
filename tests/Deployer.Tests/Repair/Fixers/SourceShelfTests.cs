using Deployer.Diagnose;
using Deployer.Repair;
using Deployer.Repair.Fixers;
using Deployer.Repair.Fixers.Source;
using Xunit;

namespace Deployer.Tests.Repair.Fixers;

public sealed class SourceShelfTests : IDisposable
{
    private const string Path = "Sources/App/A.swift";
    private const string Code = "var hits = 0\nclass D { override func rendr() { try r(); nope() } }\n";

    private readonly PackageFolder _package = new();
    private readonly List<string> _reads = [];

    public void Dispose() => _package.Dispose();

    [Fact]
    public async Task All_rules_of_a_round_read_each_source_once()
    {
        PlantErrors();
        var context = Context();

        foreach (var fixer in FixerSet.Standard) await fixer.ProposeAsync(context, TestContext.Current.CancellationToken);

        Assert.Equal([Path, "Sources/App/B.swift", "Tests/AppTests/C.swift"], _reads.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Each_rule_with_a_round_of_its_own_reads_them_all_again()
    {
        PlantErrors();

        foreach (var fixer in FixerSet.Standard) await fixer.ProposeAsync(Context(), TestContext.Current.CancellationToken);

        Assert.Equal(5 * 3, _reads.Count);
    }

    [Fact]
    public async Task A_new_round_sees_what_has_changed()
    {
        _package.With(Path, "let a = 1\n");
        Assert.Equal(0, (await AllAsync(Context()))!.CountOf("b"));

        _package.With(Path, "let b = 1\n");

        Assert.Equal(1, (await AllAsync(Context()))!.CountOf("b"));
    }

    [Fact]
    public async Task Of_too_large_a_package_nothing_is_concluded_and_nothing_read_again()
    {
        for (var file = 0; file < 9; file++) _package.With($"Sources/App/{file}.swift", "");
        var large = new string(' ', 4 * 1024 * 1024);
        var context = Context((_, path, _) =>
        {
            _reads.Add(path);
            return ValueTask.FromResult<SourceFile?>(new SourceFile(path, large));
        });

        Assert.Null(await AllAsync(context));
        Assert.Null(await AllAsync(context));
        Assert.Equal(7, _reads.Count);
    }

    [Fact]
    public void Folders_behind_links_are_not_walked()
    {
        _package.With("Sources/App/A.swift", "").With("Sources/App/.hidden/B.swift", "");
        foreach (var name in new[] { "a", "b" }) Directory.CreateSymbolicLink(System.IO.Path.Combine(_package.Root, "Sources/App", name), ".");

        Assert.Equal([Path], SwiftFiles.In(_package.Root, "Sources/App"));
        Assert.Equal([Path], SwiftFiles.In(_package.Root, ""));
        Assert.Empty(SwiftFiles.In(_package.Root, "Sources/None"));
    }

    private void PlantErrors()
    {
        _package.With(Path, Code).With("Sources/App/B.swift", "let b = 1\n").With("Tests/AppTests/C.swift", "let c = 1\n");
        _package.Error(Path, "method does not override any method from its superclass", "rendr");
        _package.Error(Path, "errors thrown from here are not handled", "try");
        _package.Error(Path, "cannot find 'nope' in scope", "nope");
        var shared = _package.Error(Path, "var 'hits' is not concurrency-safe because it is nonisolated global shared mutable state", "hits");
        var hint = shared with { Severity = Severity.Note, Message = "convert 'hits' to a 'let' constant to make 'Sendable' shared state immutable" };
        _package.Replace(shared, shared with { Notes = [hint] });
    }

    private RepairContext Context() => Context(async (folder, path, cancellationToken) =>
    {
        _reads.Add(path);
        return await SourceFile.ReadAsync(folder, path, cancellationToken);
    });

    private RepairContext Context(SourceReader read) =>
        new(_package.Root, _package.Diagnosis(), _package.Manifest) { Sources = new SourceShelf(_package.Root, _package.Manifest, read) };

    private static ValueTask<PackageSources?> AllAsync(RepairContext context) => PackageSources.ReadAsync(context, TestContext.Current.CancellationToken);
}
