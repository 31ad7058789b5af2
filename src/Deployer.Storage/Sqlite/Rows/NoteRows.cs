namespace Deployer.Storage.Sqlite.Rows;

/// <summary>The table `note`.</summary>
internal static class NoteRows
{
    public static Statement Find(string key) => new("SELECT value FROM note WHERE key = @key", ("key", key));

    public static Statement Save(string key, string value) => new(
        "INSERT INTO note (key, value) VALUES (@key, @value) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        ("key", key),
        ("value", value));

    public static string Read(Row row) => row.Text("value");
}
