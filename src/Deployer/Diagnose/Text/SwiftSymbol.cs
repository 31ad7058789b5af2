namespace Deployer.Diagnose.Text;

/// <summary>Reads names out of a mangled Swift symbol; enough to know whose it is, without a process.</summary>
internal static class SwiftSymbol
{
    /// <summary>The symbol a linker's message is about, without Apple's leading underscore; null when it names no Swift symbol.</summary>
    public static string? In(string message)
    {
        var start = message.IndexOf("$s", StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        var end = start + 1;
        while (end < message.Length && (char.IsAsciiLetterOrDigit(message[end]) || message[end] == '_'))
        {
            end++;
        }

        return message[start..end];
    }

    /// <summary>The names from the module inwards: `$s4Core5ThingV3fooyyF` is Core, Thing, foo. Empty when it starts otherwise.</summary>
    public static IReadOnlyList<string> Names(string symbol)
    {
        List<string> names = [];
        var index = 2;
        while (ReadName(symbol, ref index) is { } name)
        {
            names.Add(name);

            // One letter may say what the name is: class, structure, enumeration, protocol.
            index += index + 1 < symbol.Length && symbol[index] is 'C' or 'V' or 'O' or 'P' && char.IsAsciiDigit(symbol[index + 1]) ? 1 : 0;
        }

        return names;
    }

    /// <summary>True when the symbol is declared in the module, or extends something there.</summary>
    public static bool Mentions(string symbol, string module)
    {
        var name = $"{module.Length}{module}";
        var start = symbol.IndexOf(name, StringComparison.Ordinal);
        return start > 0 && !char.IsAsciiDigit(symbol[start - 1]);
    }

    private static string? ReadName(string symbol, ref int index)
    {
        var start = index;
        var length = 0;
        while (start < symbol.Length && char.IsAsciiDigit(symbol[start]) && length < 1000)
        {
            length = (length * 10) + (symbol[start++] - '0');
        }

        if (length == 0 || symbol[index] == '0' || start + length > symbol.Length)
        {
            return null;
        }

        index = start + length;
        return symbol[start..index];
    }
}
