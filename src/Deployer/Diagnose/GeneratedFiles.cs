using System.Text.RegularExpressions;
using Deployer.Diagnose.Fingerprints;

namespace Deployer.Diagnose;

/// <summary>Tells which files are generated and by what: an error in one is to be mended where it is generated.</summary>
internal sealed partial class GeneratedFiles(PackagePaths paths, SourceLines sources)
{
    private const int HeadLines = 20;
    private const int MaxQuote = 120;
    private const string PlugInOutputs = ".build/plugins/outputs/";

    private static readonly string[] Folders = ["Generated", "DerivedSources"];
    private static readonly string[] Endings = [".generated.swift", ".pb.swift", ".grpc.swift"];

    private readonly Dictionary<string, GeneratedFile?> known = new(StringComparer.Ordinal);
    private readonly Lazy<string?> script = new(() => paths.Folder is { } folder ? GeneratorScript.Find(folder) : null);

    /// <summary>Null when nothing shows that the file is generated.</summary>
    public GeneratedFile? Find(string? file)
    {
        if (file is null || paths.IsForeign(file))
        {
            return null;
        }

        if (!known.TryGetValue(file, out var generated))
        {
            known[file] = generated = PlugIn(file) ?? ((ByPath(file) ?? ByHeader(file)) is { } reason ? new GeneratedFile(reason, script.Value) : null);
        }

        return generated;
    }

    /// <summary>`.build/plugins/outputs/package/Target/destination/PlugIn/File.swift`; older versions leave the destination out.</summary>
    private static GeneratedFile? PlugIn(string file)
    {
        var start = file.IndexOf(PlugInOutputs, StringComparison.Ordinal);
        var parts = start < 0 ? [] : file[(start + PlugInOutputs.Length)..].Split('/');
        var name = parts.Length < 4 ? null : parts[2] is "destination" or "tools" && parts.Length > 4 ? parts[3] : parts[2];
        return name is null ? null : new GeneratedFile($"the plug-in {name} made it", name);
    }

    private static string? ByPath(string file)
    {
        var parts = file.Split('/');
        var folder = Array.Find(Folders, folder => Array.IndexOf(parts, folder, 0, parts.Length - 1) >= 0);
        var ending = Array.Find(Endings, ending => file.EndsWith(ending, StringComparison.Ordinal));
        return folder is not null ? $"it lies in a folder {folder}" : ending is not null ? $"its name ends in {ending}" : null;
    }

    private string? ByHeader(string file)
    {
        var comments = sources.Head(file, HeadLines).Select(line => line.Trim()).Where(IsComment).ToList();
        var line = comments.Find(comment => Mark().IsMatch(comment))
            ?? (comments.Exists(comment => comment.Contains("swiftlint:disable all", StringComparison.Ordinal))
                ? comments.Find(comment => comment.Contains("generated", StringComparison.OrdinalIgnoreCase))
                : null);
        if (line is null)
        {
            return null;
        }

        var words = line.Trim('/', '*', '#', ' ', '\t');
        return $"its header says \"{(words.Length > MaxQuote ? words[..MaxQuote] : words)}\"";
    }

    private static bool IsComment(string line) =>
        line.StartsWith("//", StringComparison.Ordinal) || line.StartsWith('*') || line.StartsWith("/*", StringComparison.Ordinal) || line.StartsWith('#');

    [GeneratedRegex(
        @"@generated\b|\bdo not (edit|modify|change)\b|\bauto(matically)?[- ]?generated\b|^[/*#\s]{1,20}(code )?generated (by|using|with|from)\b|\b(is|was) generated (by|using|with|from)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
