namespace Deployer.Replay;

/// <summary>Orders names as people do: the digits in them as numbers, so that `build-9` comes before `build-10`.</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    public static NaturalOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var left = x.AsSpan();
        var right = y.AsSpan();
        while (left.Length > 0 && right.Length > 0)
        {
            var areNumbers = char.IsAsciiDigit(left[0]) && char.IsAsciiDigit(right[0]);
            var first = Part(left, areNumbers);
            var second = Part(right, areNumbers);
            var order = areNumbers ? CompareNumbers(first, second) : first.CompareTo(second, StringComparison.Ordinal);
            if (order != 0) return order;
            left = left[first.Length..];
            right = right[second.Length..];
        }

        return left.Length != right.Length ? left.Length - right.Length : string.CompareOrdinal(x, y);
    }

    private static ReadOnlySpan<char> Part(ReadOnlySpan<char> text, bool isNumber)
    {
        var end = isNumber ? text.IndexOfAnyExceptInRange('0', '9') : text[1..].IndexOfAnyInRange('0', '9') + 1;
        return end <= 0 ? text : text[..end];
    }

    private static int CompareNumbers(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        var left = first.TrimStart('0');
        var right = second.TrimStart('0');
        return left.Length != right.Length ? left.Length - right.Length : left.CompareTo(right, StringComparison.Ordinal);
    }
}
