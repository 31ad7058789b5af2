using System.Reflection;
using Microsoft.Data.Sqlite;

namespace Deployer.Storage.Sqlite;

/// <summary>The numbered scripts that make the schema, and those of them that a database still lacks.</summary>
internal static class SchemaScripts
{
    private const string Folder = "Deployer.Storage.Sqlite.Scripts.";
    private static readonly Assembly Home = typeof(SchemaScripts).Assembly;

    /// <summary>Resource names in the order of their numbers, which start at 1 and leave none out.</summary>
    private static readonly string[] Names = [.. Home.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)];

    /// <summary>The whole schema as one script.</summary>
    public static string Full => Read("Deployer.Storage.Sqlite.schema.sql");

    /// <summary>The version that this program writes.</summary>
    public static int Newest => Names.Length;

    /// <summary>Brings a database to the newest version, entirely or not at all; returns it.</summary>
    public static int Migrate(SqliteConnection connection)
    {
        if (KnownVersion(connection) == Newest) return Newest;
        using var transaction = connection.BeginTransaction(deferred: false);

        // Asked again: another process may have been faster.
        for (var version = (int)KnownVersion(connection) + 1; version <= Newest; version++)
        {
            connection.Execute(new Statement(Read(Names[version - 1])));
            connection.Execute(new Statement(
                "INSERT INTO schema_version (version, applied) VALUES (@version, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))",
                ("version", version)));
        }

        transaction.Commit();
        return Newest;
    }

    /// <summary>False for a database that is still empty; throws for another version.</summary>
    public static bool IsCurrent(SqliteConnection connection)
    {
        var version = KnownVersion(connection);
        if (version == 0) return false;
        return version == Newest ? true : throw SqliteFailure.Older(version, Newest);
    }

    private static long KnownVersion(SqliteConnection connection)
    {
        if (connection.Number("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'") == 0) return 0;
        var version = connection.Number("SELECT coalesce(max(version), 0) FROM schema_version");
        return version <= Newest ? version : throw SqliteFailure.Newer(version, Newest);
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(Home.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
