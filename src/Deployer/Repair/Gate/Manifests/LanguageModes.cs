namespace Deployer.Repair.Gate.Manifests;

/// <summary>The language mode that a target is compiled in.</summary>
internal static class LanguageModes
{
    private static readonly Version Six = new(6, 0);

    /// <summary>The lowest, when a condition lets several apply.</summary>
    public static Version Of(DumpedTarget target, ManifestDump manifest)
    {
        var own = target.Settings.Where(setting => setting is { Tool: "swift", Kind: "swiftLanguageMode" or "swiftLanguageVersion" })
            .SelectMany(setting => setting.Values)
            .Select(Parse)
            .ToList();
        var package = manifest.LanguageModes.Select(Parse).ToList();
        var usual = Parse(manifest.ToolsVersion) is var tools && tools >= Six ? new Version(tools.Major, 0) : new Version(Math.Min(tools.Major, 5), 0);
        return own.Count > 0 ? own.Min()! : package.Count > 0 ? package.Max()! : usual;
    }

    /// <summary>A version of which every part but the first may be missing, and anything may stand behind.</summary>
    public static Version Parse(string text)
    {
        var core = text.Split('-', '+')[0];
        return Version.TryParse(core.Contains('.', StringComparison.Ordinal) ? core : core + ".0", out var version) ? version : new Version(0, 0);
    }
}
