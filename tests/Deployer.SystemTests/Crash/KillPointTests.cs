using System.Collections.Concurrent;
using Deployer.SystemTests.Scenes;
using Xunit;

namespace Deployer.SystemTests.Crash;

/// <summary>The program is killed at each place of each kind of run, and started again: it ends as if nothing had happened.</summary>
public sealed class KillPointTests(SharedHome home)
{
    private const int Killed = 128 + 9;
    private const int AtOnce = 2;

    /// <summary>Of the ends of processes, which are many, one in so many is a place to be killed at; of all others each.</summary>
    private const int ProcessStride = 5;

    private const int ShortStride = 10;

    public static TheoryData<string> Kinds => [.. CrashKind.All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    [Trait("Category", "Long")]
    public async Task Killed_anywhere_it_comes_to_the_same_end(string name)
    {
        var kind = CrashKind.All.Single(kind => kind.Name == name);
        using var first = new CrashScene(home);
        var (expected, places) = await UndisturbedAsync(first, kind);
        using var second = new CrashScene(home);
        await PrepareAsync(second, kind);
        var scenes = new ConcurrentBag<CrashScene> { first, second };
        await Parallel.ForEachAsync(
            Chosen(places),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken },
            async (place, _) =>
            {
                scenes.TryTake(out var scene);
                await KillAsync(scene!, kind, (place, places[place - 1]), expected);
                scenes.Add(scene!);
            });
        TestContext.Current.SendDiagnosticMessage($"{name}: {places.Count} places, killed at {Chosen(places).Count()}");
    }

    [Fact]
    public async Task Killed_at_one_place_in_ten_it_comes_to_the_same_end()
    {
        var skipped = 0;
        foreach (var kind in CrashKind.All)
        {
            using var scene = new CrashScene(home);
            var (expected, places) = await UndisturbedAsync(scene, kind);
            foreach (var place in Chosen(places).Where(_ => skipped++ % ShortStride == 0))
            {
                await KillAsync(scene, kind, (place, places[place - 1]), expected);
            }
        }
    }

    /// <summary>The numbers of the places at which it is killed.</summary>
    private static IEnumerable<int> Chosen(IReadOnlyList<string> places) => places
        .Select((place, index) => (Place: place, Number: index + 1))
        .GroupBy(place => place.Place.StartsWith("process", StringComparison.Ordinal))
        .SelectMany(group => group.Key ? group.Where((_, index) => index % ProcessStride == 0) : group)
        .Select(place => place.Number)
        .Order();

    private static async Task<(string Picture, IReadOnlyList<string> Places)> UndisturbedAsync(CrashScene scene, CrashKind kind)
    {
        await PrepareAsync(scene, kind);
        await scene.RunAsync(0, "run", "--once");
        var places = scene.Places;
        await kind.MeanwhileAsync(scene);
        await scene.RunAsync(0, "run", "--once");
        return (await CrashPicture.TakeAsync(scene), places);
    }

    private static async Task PrepareAsync(CrashScene scene, CrashKind kind)
    {
        await kind.PrepareAsync(scene);
        await scene.SaveAsync();
    }

    private static async Task KillAsync(CrashScene scene, CrashKind kind, (int Number, string Name) place, string expected)
    {
        await scene.PutBackAsync();
        (await scene.RunAsync(place.Number, "run", "--once")).With(Killed);
        await kind.MeanwhileAsync(scene);
        var ended = await scene.RunAsync(0, "run", "--once");
        try
        {
            Assert.Equal(expected, await CrashPicture.TakeAsync(scene));
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"{kind}, killed at {place.Number}, {place.Name}: {error.Message}\n{ended.Errors}", error);
        }
    }
}
