using System.Text.RegularExpressions;
using Deployer.Git;
using Deployer.Kernel;
using Deployer.Processes;
using Deployer.Processes.Sandbox;

namespace Deployer.Build.Swift;

/// <summary>The `swift` program of this machine, with the answers that do not change while it does not.</summary>
/// <param name="location">Where it is.</param>
/// <param name="runner">Starts it.</param>
/// <param name="cache">Remembers its answers.</param>
/// <param name="stateFolder">Absolute path of a folder of ours, for temporary files.</param>
internal sealed partial class SwiftProgram(SwiftLocation.Found location, ProcessRunner runner, ToolchainCache cache, string stateFolder)
{
    private static readonly TimeSpan QuestionDeadline = TimeSpan.FromMinutes(5);

    /// <summary>A call of it with these arguments.</summary>
    public (string Program, IReadOnlyList<string> Arguments) Call(params IEnumerable<string> arguments) =>
        (location.Program, [.. location.Arguments, .. arguments]);

    /// <summary>A call of its SourceKit with these arguments.</summary>
    /// <exception cref="MachineException">The toolchain has none.</exception>
    public (string Program, IReadOnlyList<string> Arguments) CallSourceKit(params IEnumerable<string> arguments) => location.SourceKit is { } found
        ? (found.Program, [.. found.Arguments, .. arguments])
        : throw new MachineException(
            "no-sourcekit",
            $"'{location.Program}' has no 'sourcekit-lsp' beside it.",
            "Run 'scripts/install-swift' once more, or install a complete toolchain: fixes are judged with its parser.");

    /// <summary>The version's first line, for example `Swift version 6.0.3 (swift-6.0.3-RELEASE)`, and its target.</summary>
    public async Task<string> ReadVersionAsync(CancellationToken cancellationToken)
    {
        var target = File.ResolveLinkTarget(location.Program, returnFinalTarget: true)?.FullName ?? location.Program;
        var program = new FileInfo(target);
        var question = $"version {location.Program} {target} {program.Length} {program.LastWriteTimeUtc.Ticks}";
        return await cache.GetAsync(question, AskVersionAsync, cancellationToken) ?? throw Unusable("--version", "");
    }

    /// <summary>For example `6.0.3`.</summary>
    public async Task<Version> ReadNumberAsync(CancellationToken cancellationToken)
    {
        var match = Number().Match(await ReadVersionAsync(cancellationToken));
        return match.Success ? Version.Parse(match.Groups[1].Value) : new Version(0, 0);
    }

    /// <summary>Where a debug build of a package puts its products, relative to the package: the toolchain decides.</summary>
    public async Task<string> ReadBinPathAsync(BuildPlace place, CancellationToken cancellationToken)
    {
        var question = $"bin path {await ReadVersionAsync(cancellationToken)}";
        async Task<string?> Ask(CancellationToken token)
        {
            var result = await AskAsync(["build", "--show-bin-path"], place, token);
            return result.Succeeded
                ? Path.GetRelativePath(place.PackageFolder, result.OutputText.TrimEnd().Split('\n')[^1])
                : null;
        }

        return await cache.GetAsync(question, Ask, cancellationToken) ?? Path.Combine(".build", "debug");
    }

    /// <summary>Runs it in a package's folder for a short answer, confined as the package's code is.</summary>
    public Task<ProcessResult> AskAsync(IReadOnlyList<string> arguments, BuildPlace place, CancellationToken cancellationToken) =>
        AskAsync(arguments, place.PackageFolder, place.Confinement, cancellationToken);

    /// <summary>A confinement in which this Swift can be started.</summary>
    public Confinement Confine(Confinement confinement) => confinement with
    {
        SystemRoot = location.Root,
        Readable = [.. confinement.Readable, .. location.Root is null ? location.Folders : []],
    };

    /// <summary>What it leaves in its temporary folder is removed.</summary>
    private async Task<ProcessResult> AskAsync(
        IReadOnlyList<string> arguments, string folder, Confinement? confinement, CancellationToken cancellationToken)
    {
        using var scratch = new Scratch(stateFolder);
        var call = Call(arguments);
        var request = new ProcessRequest(call.Program, call.Arguments)
        {
            WorkingDirectory = folder,
            Deadline = QuestionDeadline,
            Yields = true,
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["TMPDIR"] = scratch.Folder },
            Confinement = confinement is null
                ? null
                : Confine(confinement) with { Writable = [.. confinement.Writable, scratch.Folder] },
        };
        return await runner.RunAsync(request, cancellationToken);
    }

    private async Task<string?> AskVersionAsync(CancellationToken cancellationToken)
    {
        var result = await AskAsync(["--version"], Path.GetTempPath(), confinement: null, cancellationToken);
        return result.Succeeded ? result.OutputText.Trim() : throw Unusable("--version", result.Errors);
    }

    private MachineException Unusable(string argument, string errors) => new(
        "swift-unusable",
        $"'{location.Program} {argument}' failed. {errors.Trim()}".TrimEnd(),
        "Run it by hand; reinstall Swift when it fails there too. 'codex-deployer doctor' checks it.");

    [GeneratedRegex(@"Swift version (\d+\.\d+(?:\.\d+)?)")]
    private static partial Regex Number();
}
