using Deployer.Diagnose;
using Deployer.Diagnose.Dia;
using Xunit;

namespace Deployer.Tests.Diagnose.Dia;

public sealed class SerializedDiagnosticsTests
{
    private static readonly PackagePaths Paths = new(DiagnoseScene.RecordedFolder);

    [Fact]
    public void The_compilers_file_gives_errors_with_places_identifiers_notes_and_fix_its()
    {
        var errors = Read("Core.swift.dia");

        Assert.Equal(
            [
                "Sources/Core/Core.swift:5:14 cannot_find_in_scope cannot find 'missing' in scope",
                "Sources/Core/Core.swift:4:11 throwing_call_without_try call can throw but is not marked with 'try'",
                "Sources/Core/Core.swift:8:33 non_exhaustive_switch switch must be exhaustive",
                "Sources/Core/Core.swift:10:28 async_expr_without_await expression is 'async' but is not marked with 'await'",
            ],
            errors.Select(error => $"{error.File}:{error.Line}:{error.Column} {error.Id} {error.Message}"));
        Assert.All(errors, error => Assert.Equal(Severity.Error, error.Severity));
    }

    [Fact]
    public void Each_alternative_stands_on_its_own_note_with_its_own_fix_it()
    {
        var error = Read("Core.swift.dia").Single(diagnostic => diagnostic.Id == "throwing_call_without_try");

        Assert.Empty(error.FixIts);
        Assert.Equal(["try ", "try? ", "try! "], error.Notes.SelectMany(note => note.FixIts).Select(fixIt => fixIt.Text));
        Assert.All(error.Notes, note => Assert.Equal(Severity.Note, note.Severity));
    }

    [Fact]
    public void A_fix_it_names_the_bytes_it_replaces()
    {
        var error = Read("Core.swift.dia").Single(diagnostic => diagnostic.Id == "async_expr_without_await");

        var fixIt = Assert.Single(error.FixIts);
        Assert.Equal(new FixIt("Sources/Core/Core.swift", error.Offset!.Value, error.Offset.Value, 10, 28, "await "), fixIt);
    }

    [Fact]
    public void A_file_without_diagnostics_gives_none() => Assert.Empty(Read("Core.emit-module.dia"));

    [Fact]
    public async Task A_file_that_is_missing_gives_none() =>
        Assert.Empty(await SerializedDiagnostics.ReadFileAsync("/nowhere/a.dia", Paths, TestContext.Current.CancellationToken));

    [Fact]
    public void A_truncated_file_never_throws_and_keeps_what_came_before()
    {
        var bytes = File.ReadAllBytes(DiagnoseScene.Fixture("Core.swift.dia"));
        var counts = Enumerable.Range(0, bytes.Length).Select(length => SerializedDiagnostics.Read(bytes[..length], Paths).Count).ToList();

        Assert.Equal(0, counts[100]);
        Assert.Equal(4, counts[^1]);
        Assert.Contains(2, counts);
    }

    [Fact]
    public void Damaged_and_random_bytes_never_throw()
    {
        var random = new Random(20260);
        var sound = File.ReadAllBytes(DiagnoseScene.Fixture("Core.swift.dia"));
        for (var round = 0; round < 3_000; round++)
        {
            var damaged = (byte[])sound.Clone();
            for (var hit = random.Next(1, 12); hit > 0; hit--)
            {
                damaged[random.Next(4, damaged.Length)] = (byte)random.Next(256);
            }

            var noise = new byte[random.Next(4, 600)];
            random.NextBytes(noise);
            "DIAG"u8.CopyTo(noise);
            Assert.InRange(SerializedDiagnostics.Read(damaged, Paths).Count, 0, damaged.Length);
            Assert.InRange(SerializedDiagnostics.Read(noise, Paths).Count, 0, noise.Length);
        }
    }

    private static IReadOnlyList<Diagnostic> Read(string fixture) =>
        SerializedDiagnostics.Read(File.ReadAllBytes(DiagnoseScene.Fixture(fixture)), Paths);
}
