namespace Deployer.Git;

/// <summary>A stranger's text within one line of a message.</summary>
internal static class Printable
{
    /// <summary>Control characters become question marks; of a longer text only the start is shown.</summary>
    public static string Of(string text, int most = 500) =>
        string.Concat(text.Take(most).Select(letter => char.IsControl(letter) ? '?' : letter));
}
