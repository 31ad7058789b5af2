using Microsoft.Data.Sqlite;

namespace Deployer.Storage.Sqlite;

/// <summary>Statements on an open connection.</summary>
internal static class SqliteStatements
{
    /// <summary>The number of changed rows.</summary>
    public static int Execute(this SqliteConnection connection, Statement statement)
    {
        using var command = connection.Prepare(statement);
        return command.ExecuteNonQuery();
    }

    /// <summary>The first row, or null.</summary>
    public static T? Find<T>(this SqliteConnection connection, Statement statement, Func<Row, T> read)
        where T : class
    {
        using var command = connection.Prepare(statement);
        using var reader = command.ExecuteReader();
        return reader.Read() ? read(new Row(reader)) : null;
    }

    public static IReadOnlyList<T> List<T>(this SqliteConnection connection, Statement statement, Func<Row, T> read)
    {
        using var command = connection.Prepare(statement);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(new Row(reader)));
        return rows;
    }

    /// <summary>The one number that the statement gives.</summary>
    public static long Number(this SqliteConnection connection, string sql)
    {
        using var command = connection.Prepare(new Statement(sql));
        return (long)command.ExecuteScalar()!;
    }

    private static SqliteCommand Prepare(this SqliteConnection connection, Statement statement)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of this project; values are parameters.
        command.CommandText = statement.Sql;
#pragma warning restore CA2100
        foreach (var (name, value) in statement.Values) command.Parameters.AddWithValue($"@{name}", StoredText.OfValue(value));
        return command;
    }
}
