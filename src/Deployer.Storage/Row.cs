using System.Data.Common;
using Deployer.Kernel;

namespace Deployer.Storage;

/// <summary>A row of a result, read by column names in the loop's own vocabulary.</summary>
internal readonly struct Row(DbDataReader reader)
{
    public string Text(string column) => reader.GetString(reader.GetOrdinal(column));

    public string? TextOrNull(string column)
    {
        var ordinal = reader.GetOrdinal(column);
        return reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);
    }

    public int Number(string column) => reader.GetInt32(reader.GetOrdinal(column));

    public double Real(string column) => reader.GetDouble(reader.GetOrdinal(column));

    public bool Flag(string column) => Number(column) != 0;

    public DateTimeOffset Time(string column) => StoredText.ToTime(Text(column));

    public DateTimeOffset? TimeOrNull(string column) => TextOrNull(column) is { } text ? StoredText.ToTime(text) : null;

    public T Name<T>(string column)
        where T : struct, Enum => StoredText.ToEnum<T>(Text(column));

    public ServiceName Service(string column) =>
        ServiceName.TryParse(Text(column), out var name) ? name : throw new FormatException($"'{Text(column)}' is no service name.");

    public ServiceName? ServiceOrNull(string column) => TextOrNull(column) is null ? null : Service(column);

    public CommitId Commit(string column) => CommitId.Parse(Text(column));

    public CommitId? CommitOrNull(string column) => TextOrNull(column) is { } text ? CommitId.Parse(text) : null;

    public Fingerprint? FingerprintOrNull(string column) => TextOrNull(column) is { } text ? new Fingerprint(text) : null;
}
