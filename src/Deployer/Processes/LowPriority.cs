namespace Deployer.Processes;

/// <summary>What lets a program give way to the others of the machine. Each word becomes the next, so that ids stay.</summary>
internal static class LowPriority
{
    private static readonly string[][] Words = [["nice", "-n", "10"], ["ionice", "-c", "2", "-n", "7", "-t"]];

    /// <summary>What stands before the program; a word whose program this machine lacks is left out.</summary>
    /// <param name="find">Finds a program's absolute path.</param>
    public static IEnumerable<string> Before(Func<string, string?> find) =>
        Words.SelectMany(words => find(words[0]) is { } program ? words.Skip(1).Prepend(program) : []);

    /// <summary>Makes a program the first that the kernel kills when memory runs out, before the services of the machine.</summary>
    public static void OfferToKernel(int process)
    {
        try
        {
            File.WriteAllText($"/proc/{process}/oom_score_adj", "500");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has ended already, or this kernel has no such file: then the kernel chooses by itself.
        }
    }
}
