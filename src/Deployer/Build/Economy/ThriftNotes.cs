using System.Globalization;
using Deployer.Cycle;
using Deployer.Kernel;

namespace Deployer.Build.Economy;

/// <summary>Remembers for one service how sparingly it had to be built, and relaxes that with time.</summary>
/// <param name="journal">Where it is kept.</param>
/// <param name="service">Whose.</param>
/// <param name="memoryLimit">Bytes that a build may use; with more than before everything is tried anew.</param>
/// <param name="time">Now.</param>
internal sealed class ThriftNotes(IJournal journal, ServiceName service, long memoryLimit, TimeProvider time)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    /// <summary>After so long without a change the strictest measure is left out once, to see whether it is still needed.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromDays(7);

    private string Key => $"economy/{service}";

    /// <summary>What to begin with. Tests that were left out are not left out when it is time to try all of them.</summary>
    public async Task<Measures> RecallAsync(CancellationToken cancellationToken)
    {
        if (await ReadAsync(cancellationToken) is not { } note || note.Limit < memoryLimit)
        {
            return Measures.None;
        }

        var now = time.GetUtcNow();
        var measures = now - note.Since >= Patience ? note.Measures.Relaxed() : note.Measures;
        return now >= note.AllTests ? measures.WithAllTests() : measures;
    }

    /// <summary>Notes what it took. When tests were left out, all of them are tried after an hour, 2, 4 and so on up to a day.</summary>
    public async Task RememberAsync(Measures measures, CancellationToken cancellationToken)
    {
        var before = await ReadAsync(cancellationToken);
        if (before is null && measures == Measures.None)
        {
            return;
        }

        var now = time.GetUtcNow();
        var since = before is not null && before.Measures == measures && now - before.Since < Patience ? before.Since : now;
        var (tries, allTests) = measures.Omission() is null ? (0, since)
            : before?.Measures.Omission() is not null && now < before.AllTests ? (before.Tries, before.AllTests)
            : ((before?.Tries ?? 0) + 1, now + WaitAfter(before?.Tries ?? 0));
        var note = new Note(measures, since, memoryLimit, tries, allTests);
        if (note != before)
        {
            await journal.SaveNoteAsync(Key, note.Write(), cancellationToken);
        }
    }

    /// <summary>False while what was judged by a part of its tests is better left at that.</summary>
    public async Task<bool> AreAllTestsDueAsync(CancellationToken cancellationToken) =>
        await ReadAsync(cancellationToken) is not { } note || note.Measures.Omission() is null || note.Limit < memoryLimit
        || time.GetUtcNow() >= note.AllTests;

    private static TimeSpan WaitAfter(int tries)
    {
        var wait = FirstWait * Math.Pow(2, Math.Min(tries, 10));
        return wait < LongestWait ? wait : LongestWait;
    }

    private async Task<Note?> ReadAsync(CancellationToken cancellationToken) => Note.Read(await journal.FindNoteAsync(Key, cancellationToken));

    /// <param name="Measures">What it took.</param>
    /// <param name="Since">Since when; whole seconds, as all times here.</param>
    /// <param name="Limit">The limit on memory it was needed with.</param>
    /// <param name="Tries">How often all tests were tried in vain.</param>
    /// <param name="AllTests">When all tests are tried next; without meaning where none are left out.</param>
    private sealed record Note(Measures Measures, DateTimeOffset Since, long Limit, int Tries, DateTimeOffset AllTests)
    {
        public string Write() => string.Create(
            CultureInfo.InvariantCulture, $"{(int)Measures} {Since.ToUnixTimeSeconds()} {Limit} {Tries} {AllTests.ToUnixTimeSeconds()}");

        public static Note? Read(string? text)
        {
            // Older notes end after the limit.
            var numbers = text?.Split(' ').Select(part => long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToList();
            return numbers is [>= 0, >= 0, >= 0, ..] && !numbers.Contains(-1)
                ? new((Measures)numbers[0], TimeOf(numbers[1]), numbers[2], (int)numbers.ElementAtOrDefault(3), TimeOf(numbers.ElementAtOrDefault(4)))
                : null;
        }

        private static DateTimeOffset TimeOf(long seconds) => DateTimeOffset.FromUnixTimeSeconds(Math.Min(seconds, int.MaxValue));
    }
}
