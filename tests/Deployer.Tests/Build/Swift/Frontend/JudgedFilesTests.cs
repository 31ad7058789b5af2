using System.Text;
using Deployer.Build.Swift.Frontend;
using Deployer.Diagnose;
using Xunit;

namespace Deployer.Tests.Build.Swift.Frontend;

public sealed class JudgedFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("judged-").FullName;

    [Fact]
    public async Task Texts_take_the_place_of_files_come_to_them_or_leave_them_out()
    {
        var files = await WriteAsync(new() { ["S/main.swift"] = "main"u8.ToArray(), ["S/C.swift"] = "new"u8.ToArray(), ["S/A.swift"] = null });

        Assert.Equal(["B.swift", "C.swift", "main.swift", "made.swift"], files.Places.Select(Path.GetFileName));
        Assert.Equal("/p/S/B.swift", files.Places[0]);
        Assert.Equal("main", await File.ReadAllTextAsync(files.Places[2], TestContext.Current.CancellationToken));
        Assert.Equal(["B.swift", "C.swift", "main.swift"], files.Select(null).Select(Path.GetFileName));
        Assert.Equal([files.Places[1]], files.Select(["S/C.swift", "S/A.swift", "elsewhere.swift"]));
        Assert.Equal([true, true, false], new[] { "S/B.swift", "S/C.swift", "S/A.swift" }.Select(files.Contains));
    }

    [Fact]
    public async Task What_is_said_about_a_text_is_said_about_the_file_it_stands_for()
    {
        var files = await WriteAsync(new() { ["S/A.swift"] = Encoding.UTF8.GetBytes("text") });
        var place = files.Places[0];
        var note = new Diagnostic { Severity = Severity.Note, Phase = Phase.Compile, Message = "here", File = place, FixIts = [new(place, 1, 2, 1, 2, "x")] };
        var renamed = files.Rename(note with { Message = $"'{place}' is used twice", Notes = [note, note with { File = "S/B.swift" }] });

        Assert.Equal(("S/A.swift", "'S/A.swift' is used twice"), (renamed.File, renamed.Message));
        Assert.Equal("S/A.swift", renamed.FixIts[0].File);
        Assert.Equal(["S/A.swift", "S/B.swift"], renamed.Notes.Select(item => item.File));
        Assert.Equal("S/A.swift", renamed.Notes[1].FixIts[0].File);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<JudgedFiles> WriteAsync(Dictionary<string, byte[]?> changed) => JudgedFiles.WriteAsync(
        ["/p/S/A.swift", "/p/S/B.swift", "/p/S/main.swift", "/p/.build/made.swift"], changed, new PackagePaths("/p"), _folder, TestContext.Current.CancellationToken);
}
