using System.Text;
using System.Text.Json;
using Deployer.Repair.Memory;
using Deployer.Storage.Sqlite;
using Deployer.Tests.Repair.Memory;
using Xunit;

namespace Deployer.Tests.App.Verbs;

public sealed class MemoryVerbTests : IDisposable
{
    private readonly CommandWorld _world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_one_machine_learned_another_one_knows(bool ofFix)
    {
        var fix = Teaching.Fix(Teaching.MissingTry, Teaching.Keys());
        var literal = Teaching.Fix(new FixTemplate { Diff = "--- a\n" }, Teaching.Keys());
        _world.Environment["XDG_STATE_HOME"] = _world.PathOf("here");
        await SaveAsync(ofFix ? "here/codex-deployer/memory.db" : ".deployer/deployer.db", fix, literal);
        string[] option = ofFix ? ["--of-fix"] : [];

        var exported = await _world.RunAsync(["memory", "export", "known.jsonl", .. option]);
        var shown = await _world.RunAsync(["memory", "export", .. option]);
        _world.Environment["XDG_STATE_HOME"] = _world.PathOf("there");
        Directory.CreateDirectory(_world.PathOf("other"));
        string[] there = ["known.jsonl", "--workspace", "other", .. option];
        var imported = await _world.RunAsync(["memory", "import", .. there]);
        var again = await _world.RunAsync(["memory", "import", "--json", .. there]);

        Assert.Equal($"exported 1 fixes: {_world.PathOf("known.jsonl")}\n", exported.Output);
        Assert.Equal(MemoryLines.Write([fix]), shown.Output);
        Assert.Equal($"imported 1 fixes, 1 of them new: {_world.PathOf("known.jsonl")}\n", imported.Output);
        var document = JsonDocument.Parse(again.Output).RootElement;
        Assert.Equal(("codex-deployer/memory-exchange/1", 1, 0), (document.GetProperty("schema").GetString(), document.GetProperty("fixes").GetInt32(), document.GetProperty("new").GetInt32()));
        var memory = new SqliteFixMemory(_world.PathOf(ofFix ? "there/codex-deployer/memory.db" : "other/.deployer/deployer.db"));
        Assert.Equal(fix.Uses, Assert.Single(await memory.ListAsync(Token)).Uses);
    }

    [Fact]
    public async Task Nothing_is_imported_by_half()
    {
        File.WriteAllText(_world.PathOf("bad.jsonl"), MemoryLines.Write([Teaching.Fix(Teaching.MissingTry, Teaching.Keys())]) + "{\n");

        var run = await _world.RunAsync("memory", "import", "bad.jsonl");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("bad.jsonl, line 2: ", run.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(_world.PathOf(".deployer/deployer.db")));
    }

    [Fact]
    public async Task Standard_input_is_read_too()
    {
        _world.Input = new MemoryStream(Encoding.UTF8.GetBytes(MemoryLines.Write([Teaching.Fix(Teaching.MissingTry, Teaching.Keys())])));
        Assert.Equal("imported 1 fixes, 1 of them new: standard input\n", (await _world.RunAsync("memory", "import", "-")).Output);
    }

    [Fact]
    public async Task Where_nothing_was_learned_nothing_is_exported() => Assert.Equal(new CommandRun(0, "", ""), await _world.RunAsync("memory", "export"));

    [Fact]
    public async Task A_file_that_is_not_there_is_wrong_usage() => Assert.Equal(2, (await _world.RunAsync("memory", "import", "absent.jsonl")).ExitCode);

    private Task<int> SaveAsync(string database, params RememberedFix[] fixes) => new SqliteFixMemory(_world.PathOf(database)).SaveAsync(fixes, Token);
}
