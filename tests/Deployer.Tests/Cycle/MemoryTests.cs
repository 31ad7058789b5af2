using Deployer.App.Loop;
using Deployer.Cycle;
using Deployer.Storage.Sqlite;
using Deployer.Watch;
using Xunit;

namespace Deployer.Tests.Cycle;

/// <summary>Runs alone, after all others: what they leave in memory would count.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
public sealed class MemoryTests
{
    /// <summary>
    /// One loop as a daemon has it, over a service whose build and test are one short script each, rebuilt by a wish 1,000 times.
    /// Compared are the managed heap after a full, compacting collection, and the resident memory of the whole process then.
    /// </summary>
    [Collection(nameof(MemoryTests))]
    public sealed class OfManyCycles
    {
        private const double Growth = 1.2;

        [Fact]
        [Trait("Category", "Long")]
        public async Task After_1000_cycles_it_takes_hardly_more_memory_than_after_100()
        {
            var (world, _) = await World.OfAsync(ShellService.Healthy, "toolchain: {build: [\"true\"], test: [\"true\"]}");
            using var __ = world;
            world.Policy = "logs: {keep: 20, push: none}";
            var call = world.CallOf();
            await using var journal = await world.OpenJournalAsync();
            var pace = new Pace(new Wishes(), TimeSpan.FromMinutes(1));
            var loop = await LoopParts.StartAsync(call, call.LoadWorkspace(), journal, pace, World.Token);

            await RunAsync(loop, journal, 100);
            var (heap, resident) = Measure();
            await RunAsync(loop, journal, 900);
            var (heapThen, residentThen) = Measure();

            var told = $"heap {heap:N0} -> {heapThen:N0} bytes, resident {resident:N0} -> {residentThen:N0} bytes";
            TestContext.Current.SendDiagnosticMessage(told);
            Assert.True(heapThen <= heap * Growth, told);
            Assert.True(residentThen <= resident * Growth, told);
        }

        private static async Task RunAsync(LoopParts loop, SqliteJournal journal, int cycles)
        {
            for (var cycle = 0; cycle < cycles; cycle++)
            {
                await journal.UpdateServiceAsync(World.Api, service => service with { Trigger = TriggerRequest.Rebuild }, World.Token);
                var report = await loop.Dispatcher.SweepAsync(loop.Sources, [], World.Token).SingleAsync(World.Token);
                Assert.Equal(CycleOutcome.Green, report.Cycle?.Outcome);
            }
        }

        private static (long Heap, long Resident) Measure()
        {
            for (var round = 0; round < 3; round++)
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                GC.WaitForPendingFinalizers();
            }

            return (GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);
        }
    }
}
