using System.Text;

namespace Deployer.Repair.Patches;

/// <summary>A text file as lines that keep their ends: what is not changed stays as it is, and what is added is like its surroundings.</summary>
internal sealed class LinedText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly List<(string Text, string End)> _lines = [];
    private readonly bool _endsBare;
    private readonly string _mark;
    private readonly string _usualEnd;

    private LinedText(string text)
    {
        _mark = text.StartsWith('\uFEFF') ? "\uFEFF" : "";
        var start = _mark.Length;
        while (start < text.Length)
        {
            var feed = text.IndexOf('\n', start);
            var stop = feed < 0 ? text.Length : feed > start && text[feed - 1] == '\r' ? feed - 1 : feed;
            var next = feed < 0 ? text.Length : feed + 1;
            _lines.Add((text[start..stop], text[stop..next]));
            start = next;
        }

        _endsBare = _lines.Count > 0 && _lines[^1].End.Length == 0;
        _usualEnd = _lines.Count(line => line.End.Length == 2) * 2 > _lines.Count(line => line.End.Length > 0) ? "\r\n" : "\n";
    }

    public IReadOnlyList<string> Lines => [.. _lines.Select(line => line.Text)];

    /// <summary>Reads UTF-8; null when it is something else.</summary>
    public static LinedText? Read(byte[] content)
    {
        try
        {
            return new LinedText(Strict.GetString(content));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>A text in bytes with the line ends that this file has all over; as it is when it, or the file, mixes them.</summary>
    public byte[] Adapt(string text) => Encoding.UTF8.GetBytes(
        _usualEnd == "\r\n" && !text.Contains('\r', StringComparison.Ordinal) ? text.Replace("\n", "\r\n", StringComparison.Ordinal) : text);

    /// <summary>Puts lines in the place of others; those that both begin or end with are not touched.</summary>
    public void Replace(int at, int count, IReadOnlyList<string> lines)
    {
        var head = 0;
        while (head < count && head < lines.Count && _lines[at + head].Text == lines[head]) head++;
        var tail = 0;
        while (tail < count - head && tail < lines.Count - head && _lines[at + count - 1 - tail].Text == lines[^(tail + 1)]) tail++;
        var (from, gone) = (at + head, count - head - tail);
        var end = EndNear(from);
        _lines.RemoveRange(from, gone);
        _lines.InsertRange(from, lines.Skip(head).Take(lines.Count - head - tail).Select(line => (line, end)));
        Close();
    }

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(_mark + string.Concat(_lines.Select(line => line.Text + line.End)));

    private string EndNear(int at) =>
        at < _lines.Count && _lines[at].End.Length > 0 ? _lines[at].End
        : at > 0 && at <= _lines.Count && _lines[at - 1].End.Length > 0 ? _lines[at - 1].End
        : _usualEnd;

    /// <summary>Only the last line may have no end, and it has none when it had none before.</summary>
    private void Close()
    {
        for (var at = 0; at < _lines.Count; at++)
        {
            var isBare = _endsBare && at == _lines.Count - 1;
            if (isBare != (_lines[at].End.Length == 0)) _lines[at] = (_lines[at].Text, isBare ? "" : _usualEnd);
        }
    }
}
