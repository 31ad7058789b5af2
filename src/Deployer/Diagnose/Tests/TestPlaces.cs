namespace Deployer.Diagnose.Tests;

/// <summary>Says where in the package the files lie that tests and crashes print, in whatever form.</summary>
internal sealed class TestPlaces(PackagePaths paths, TestSources sources)
{
    public PackagePaths Paths => paths;

    /// <summary>Relative to the package where it lies inside; else as well as it is known.</summary>
    public string? Of(string? printed)
    {
        if (printed is null || printed.StartsWith('/'))
        {
            return printed is null ? null : paths.Relative(printed);
        }

        if (sources.Find(printed) is { } found)
        {
            return found;
        }

        // A test that prints without a line end puts its text before the path.
        var slash = printed.IndexOf('/');
        return slash > 0 && paths.Relative(printed[slash..]) is var rest && PackagePaths.IsOurs(rest) ? rest : printed;
    }

    /// <summary>The file when it is one of the package's own; null otherwise.</summary>
    public string? OfOurs(string? printed) => printed switch
    {
        null => null,
        _ when printed.StartsWith('/') => paths.Relative(printed) is var file && PackagePaths.IsOurs(file) ? file : null,
        _ => sources.Find(printed),
    };

    /// <summary>The innermost frames of the package's own code, at most as many.</summary>
    public IReadOnlyList<CrashFrame> OursOf(CrashReport report, int max) =>
        [.. report.Frames
            .Select(frame => (frame, File: OfOurs(frame.File)))
            .Where(pair => pair.File is not null)
            .Take(max)
            .Select(pair => pair.frame with { File = pair.File! })];
}
