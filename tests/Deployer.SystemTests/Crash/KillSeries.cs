using System.Collections.Concurrent;
using Deployer.SystemTests.Scenes;
using Xunit;

namespace Deployer.SystemTests.Crash;

/// <summary>Cuts off one kind of run at many of its places.</summary>
internal sealed class KillSeries(SharedHome home, CrashKind kind)
{
    private const int Killed = 128 + 9;
    private const int AtOnce = 2;

    /// <summary>Of the ends of processes, which are many, one in so many is a place to be killed at; of all others each.</summary>
    private const int ProcessStride = 5;

    /// <summary>Kills it at the chosen places, several at once.</summary>
    /// <param name="choose">The numbers of the places, counted from one.</param>
    public async Task KillAtAsync(Func<IReadOnlyList<string>, IEnumerable<int>> choose)
    {
        using var first = new CrashScene(home);
        var (expected, places) = await UndisturbedAsync(first);
        var chosen = choose(places).ToList();
        using var second = new CrashScene(home);
        await PrepareAsync(second);
        var scenes = new ConcurrentBag<CrashScene> { first, second };
        await Parallel.ForEachAsync(
            chosen,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken },
            async (place, _) =>
            {
                scenes.TryTake(out var scene);
                await KillAsync(scene!, (place, places[place - 1]), expected);
                scenes.Add(scene!);
            });
        TestContext.Current.SendDiagnosticMessage($"{kind}: {places.Count} places, killed at {chosen.Count}");
    }

    /// <summary>The same one after the other in one place, when only a few are chosen.</summary>
    public async Task KillAtFewAsync(Func<IReadOnlyList<string>, IEnumerable<int>> choose)
    {
        using var scene = new CrashScene(home);
        var (expected, places) = await UndisturbedAsync(scene);
        foreach (var place in choose(places))
        {
            await KillAsync(scene, (place, places[place - 1]), expected);
        }
    }

    /// <summary>The numbers of the places at which a cheap run is killed.</summary>
    public static IEnumerable<int> Choose(IReadOnlyList<string> places) => places
        .Select((place, index) => (Place: place, Number: index + 1))
        .GroupBy(place => place.Place.StartsWith("process", StringComparison.Ordinal))
        .SelectMany(group => group.Key ? group.Where((_, index) => index % ProcessStride == 0) : group)
        .Select(place => place.Number)
        .Order();

    private async Task<(string Picture, IReadOnlyList<string> Places)> UndisturbedAsync(CrashScene scene)
    {
        await PrepareAsync(scene);
        await scene.RunAsync(0, kind.Arguments);
        var places = scene.Places;
        await kind.MeanwhileAsync(scene);
        var ended = await scene.RunAsync(0, kind.Arguments);
        return (await ShowAsync("undisturbed", ended, () => kind.PictureAsync(scene, ended)), places);
    }

    private async Task PrepareAsync(CrashScene scene)
    {
        await kind.PrepareAsync(scene);
        await scene.SaveAsync();
    }

    private async Task KillAsync(CrashScene scene, (int Number, string Name) place, string expected)
    {
        await scene.PutBackAsync();
        (await scene.RunAsync(place.Number, kind.Arguments)).With(Killed);
        await kind.MeanwhileAsync(scene);
        var ended = await scene.RunAsync(0, kind.Arguments);
        await ShowAsync($"killed at {place.Number}, {place.Name}", ended, async () =>
        {
            var picture = await kind.PictureAsync(scene, ended);
            Assert.Equal(expected, picture);
            return picture;
        });
    }

    /// <summary>Says, when it fails, what was done and what the program said.</summary>
    private async Task<string> ShowAsync(string what, Ended ended, Func<Task<string>> look)
    {
        try
        {
            return await look();
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"{kind}, {what}: {error.Message}\n{ended.Errors}", error);
        }
    }
}
