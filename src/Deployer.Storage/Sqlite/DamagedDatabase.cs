using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Deployer.Storage.Sqlite;

/// <summary>Finds out whether a database is damaged, and puts one aside.</summary>
internal static class DamagedDatabase
{
    /// <summary>What SQLite keeps beside the file: of no use to another one, and harmful to a new one of its name.</summary>
    private static readonly string[] Endings = ["", "-wal", "-shm", "-journal"];

    /// <summary>Throws <see cref="FormatException"/> with the first fault that SQLite finds in the structure of the file.</summary>
    public static bool Check(SqliteConnection connection)
    {
        var word = connection.Find(new Statement("PRAGMA quick_check(1)"), row => row.Text("quick_check"));
        return word is "ok" ? true : throw new FormatException(word);
    }

    /// <summary>Renames the file and those beside it; its new name, or null when there was nothing.</summary>
    public static string? PutAside(string file, DateTimeOffset now)
    {
        var stem = $"{file}.damaged-{now.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}";
        var free = stem;
        for (var number = 2; Endings.Any(ending => File.Exists(free + ending)); number++)
        {
            free = $"{stem}_{number}";
        }

        var found = Endings.Where(ending => File.Exists(file + ending)).ToList();
        try
        {
            found.ForEach(ending => File.Move(file + ending, free + ending));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw SqliteFailure.CannotOpen(file, error.Message);
        }

        return found.Count == 0 ? null : free;
    }
}
