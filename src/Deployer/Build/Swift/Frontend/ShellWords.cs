using System.Text;

namespace Deployer.Build.Swift.Frontend;

/// <summary>Takes a command line apart that a program printed for a shell.</summary>
internal static class ShellWords
{
    /// <summary>Its words without their quotes.</summary>
    public static IReadOnlyList<string> Split(string line)
    {
        var words = new List<string>();
        for (var at = NextWord(line, 0); at < line.Length; at = NextWord(line, at))
        {
            var word = new StringBuilder();
            at = ReadWord(line, at, word);
            words.Add(word.ToString());
        }

        return words;
    }

    private static int NextWord(string line, int at)
    {
        while (at < line.Length && char.IsWhiteSpace(line[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>Reads up to the blank behind the word.</summary>
    private static int ReadWord(string line, int at, StringBuilder word)
    {
        for (var quote = '\0'; at < line.Length && (quote != '\0' || !char.IsWhiteSpace(line[at])); at++)
        {
            var letter = line[at];
            if (letter == '\\' && quote != '\'' && at + 1 < line.Length)
            {
                word.Append(line[++at]);
            }
            else if (letter == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && (letter is '\'' or '"'))
            {
                quote = letter;
            }
            else
            {
                word.Append(letter);
            }
        }

        return at;
    }
}
