using System.Text.Json;
using Deployer.Kernel;

namespace Deployer.Build.Swift.Frontend;

/// <summary>How SwiftPM compiles one target.</summary>
/// <param name="Name">The target's name.</param>
/// <param name="Module">Its module's, which may not hold every character.</param>
/// <param name="Sources">Absolute paths in the order in which they are compiled, generated ones among them.</param>
/// <param name="Settings">All else that the compiler is told, in the words of its driver.</param>
internal sealed record PlannedTarget(string Name, string Module, IReadOnlyList<string> Sources, IReadOnlyList<string> Settings);

/// <summary>What SwiftPM planned to compile: it writes that down before it compiles, so that it is there after a failure too.</summary>
internal sealed class BuildPlan(IReadOnlyList<PlannedTarget> targets)
{
    private const string FileName = "description.json";
    private const long MaxBytes = 512 * 1024 * 1024;

    /// <summary>A target that macros need is planned a second time, for this machine.</summary>
    private const string ToolMark = "-tool.module";

    public IReadOnlyList<PlannedTarget> Targets => targets;

    /// <summary>The plan of the last build; null when there is none, or it is of a form that is not known.</summary>
    /// <param name="products">Absolute path of the folder that the build's products are in.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<BuildPlan?> ReadAsync(string products, CancellationToken cancellationToken)
    {
        var file = Path.Combine(products, FileName);
        return RegularFile.Holds(file, MaxBytes) ? Parse(await File.ReadAllBytesAsync(file, cancellationToken)) : null;
    }

    /// <summary>Reads SwiftPM's `description.json`; null when it is something else.</summary>
    public static BuildPlan? Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var commands = document.RootElement.GetProperty("swiftCommands").EnumerateObject();
            return new BuildPlan([.. commands
                .OrderBy(command => command.Name.EndsWith(ToolMark, StringComparison.Ordinal))
                .Select(command => ParseTarget(command.Name, command.Value))]);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A target of the package or of one that it uses; null when none has the name.</summary>
    public PlannedTarget? Find(string name) => targets.FirstOrDefault(target => string.Equals(target.Name, name, StringComparison.Ordinal));

    private static PlannedTarget ParseTarget(string command, JsonElement target)
    {
        var module = target.GetProperty("moduleName").GetString() ?? "";
        List<string> settings = ["-I", target.GetProperty("importPath").GetString() ?? ""];
        if (target.GetProperty("isLibrary").GetBoolean())
        {
            settings.Add("-parse-as-library");
        }

        return new PlannedTarget(NameIn(command, module), module, Strings(target, "sources"), [.. settings, .. Strings(target, "otherArguments")]);
    }

    /// <summary>Of `C.my-lib-x86_64-pc-linux-gnu-debug.module` it is `my-lib`: as long as the module's, which is `my_lib`.</summary>
    private static string NameIn(string command, string module)
    {
        var start = command.IndexOf('.', StringComparison.Ordinal) + 1;
        return start + module.Length <= command.Length ? command.Substring(start, module.Length) : module;
    }

    private static string[] Strings(JsonElement target, string property) =>
        [.. target.GetProperty(property).EnumerateArray().Select(item => item.GetString() ?? "")];
}
