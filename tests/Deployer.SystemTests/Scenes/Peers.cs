using System.Diagnostics.CodeAnalysis;
using Xunit;

namespace Deployer.SystemTests.Scenes;

/// <summary>Programs that tests run against. Where one is missing its tests are skipped; the project's own machines must have all.</summary>
internal static class Peers
{
    public static void Require(params IEnumerable<string> programs)
    {
        var missing = programs.Where(program => Find(program) is null).ToList();
        if (missing.Count > 0) Lacking($"{string.Join(" and ", missing)} missing: run scripts/install-test-peers");
    }

    /// <summary>The path of a program; null when it is not installed.</summary>
    public static string? Find(string program) => $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin:/sbin"
        .Split(':', StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    /// <summary>Ends the test.</summary>
    [DoesNotReturn]
    public static string Lacking(string what)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(what);
        Assert.Skip(what);
        return what;
    }
}
