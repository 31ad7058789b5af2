using System.Text.RegularExpressions;

namespace Deployer.Diagnose;

/// <summary>Finds the script by which a package makes its generated files.</summary>
internal static partial class GeneratorScript
{
    private const int MaxEntries = 1_000;
    private const int MaxMakefile = 256 * 1024;

    private static readonly string[] ScriptFolders = ["scripts", "Scripts", "script", "tools", "."];
    private static readonly string[] Endings = [".sh", ".py", ".rb", ".swift", ".js", ""];

    /// <summary>Relative to the package, or the call of `make` that does it; null when there is none.</summary>
    public static string? Find(string packageFolder)
    {
        try
        {
            return ScriptFolders.Select(folder => ScriptIn(packageFolder, folder)).FirstOrDefault(script => script is not null) ?? MakeTarget(packageFolder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? ScriptIn(string packageFolder, string folder)
    {
        var place = new DirectoryInfo(Path.Combine(packageFolder, folder));
        var name = !place.Exists || place.LinkTarget is not null
            ? null
            : place.EnumerateFiles().Take(MaxEntries).Select(file => file.Name).Where(IsGenerator).Order(StringComparer.Ordinal).FirstOrDefault();
        return name is null ? null : folder == "." ? name : $"{folder}/{name}";
    }

    private static bool IsGenerator(string name) =>
        Endings.Contains(Path.GetExtension(name)) && !name.StartsWith('.') && Word().IsMatch(Path.GetFileNameWithoutExtension(name));

    private static string? MakeTarget(string packageFolder)
    {
        var file = new FileInfo(Path.Combine(packageFolder, "Makefile"));
        var target = file is { Exists: true, Length: > 0 and <= MaxMakefile, LinkTarget: null }
            ? File.ReadLines(file.FullName).Select(line => Target().Match(line)).FirstOrDefault(match => match.Success)
            : null;
        return target is null ? null : $"make {target.Groups[1].Value}";
    }

    [GeneratedRegex(@"(^|[-_.])(re)?gen(erate|erator)?([-_.]|$)|^(re)?generate|codegen", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"^((?:re)?gen(?:erate)?(?:[-_]\w{1,40})?|codegen)\s{0,10}:(?!=)", RegexOptions.CultureInvariant)]
    private static partial Regex Target();
}
