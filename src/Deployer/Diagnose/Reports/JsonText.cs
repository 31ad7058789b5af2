using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Deployer.Diagnose.Reports;

/// <summary>Writes a JSON document piece by piece, so that a long one is never in memory as a whole.</summary>
/// <param name="output">Where to.</param>
internal sealed class JsonText(TextWriter output) : IDisposable
{
    private const int Piece = 32 * 1024;

    private static readonly JsonWriterOptions _format = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _bytes = new(Piece * 2);

    private Utf8JsonWriter Json => field ??= new Utf8JsonWriter(_bytes, _format);

    public void Object(string? name, Action content)
    {
        if (name is null)
            Json.WriteStartObject();
        else
            Json.WriteStartObject(name);
        content();
        Json.WriteEndObject();
        Spill();
    }

    /// <summary>An array of objects.</summary>
    public void Array<T>(string name, IEnumerable<T> items, Action<T> content)
    {
        Json.WriteStartArray(name);
        foreach (var item in items)
            Object(null, () => content(item));
        Json.WriteEndArray();
    }

    public void Texts(string name, IEnumerable<string> items)
    {
        Json.WriteStartArray(name);
        foreach (var item in items)
            Json.WriteStringValue(item);
        Json.WriteEndArray();
    }

    /// <summary>Writes null when there is none.</summary>
    public void Text(string name, string? value) => Json.WriteString(name, value);

    /// <summary>Writes null when there is none.</summary>
    public void Number(string name, int? value)
    {
        if (value is { } number)
            Json.WriteNumber(name, number);
        else
            Json.WriteNull(name);
    }

    /// <summary>Writes null when there is none.</summary>
    public void Number(string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
            Json.WriteNumber(name, number);
        else
            Json.WriteNull(name);
    }

    public void Flag(string name, bool value) => Json.WriteBoolean(name, value);

    public void Null(string name) => Json.WriteNull(name);

    /// <summary>Writes the rest and a line end.</summary>
    public void Dispose()
    {
        Json.Flush();
        Pour();
        output.WriteLine();
        Json.Dispose();
    }

    private void Spill()
    {
        if (Json.BytesPending + _bytes.WrittenCount < Piece)
            return;
        Json.Flush();
        Pour();
    }

    private void Pour()
    {
        output.Write(Encoding.UTF8.GetString(_bytes.WrittenSpan));
        _bytes.ResetWrittenCount();
    }
}
