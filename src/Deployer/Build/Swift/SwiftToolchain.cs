using Deployer.Build.Dependencies;
using Deployer.Processes;

namespace Deployer.Build.Swift;

/// <summary>How Swift packages are built on this machine.</summary>
/// <param name="ModuleCache">Absolute path of the module cache that all slots share.</param>
/// <param name="Jobs">Passed as `--jobs`; null: SwiftPM's own choice.</param>
internal sealed record SwiftBuildOptions(string ModuleCache, int? Jobs)
{
    public TimeSpan BuildDeadline { get; init; } = TimeSpan.FromMinutes(30);

    public TimeSpan TestDeadline { get; init; } = TimeSpan.FromMinutes(15);
}

/// <summary>Builds and tests with SwiftPM, always with one set of flags: a changed flag would rebuild everything.</summary>
internal sealed class SwiftToolchain(SwiftProgram swift, ManifestReader manifests, ProcessRunner runner, SwiftBuildOptions options)
    : IToolchain
{
    /// <summary>The first version whose test runner writes an event stream.</summary>
    private static readonly Version EventStreams = new(6, 0);

    private static readonly string[] DiagnosticFlags =
        ["-Xswiftc", "-serialize-diagnostics", "-Xswiftc", "-debug-diagnostic-names"];

    private readonly string[] _flags =
    [
        .. DiagnosticFlags,
        "-Xswiftc", "-module-cache-path", "-Xswiftc", options.ModuleCache,
        .. options.Jobs is { } jobs ? ["--jobs", jobs.ToString()] : Array.Empty<string>(),
    ];

    public async Task<string> IdentifyAsync(CancellationToken cancellationToken) =>
        $"Swift {await swift.ReadNumberAsync(cancellationToken)}\n{await swift.ReadVersionAsync(cancellationToken)}\n{string.Join(' ', DiagnosticFlags)}";

    public async Task<Observation> BuildAsync(BuildPlace place, CancellationToken cancellationToken)
    {
        place = Confine(place);
        var products = Path.Combine(place.PackageFolder, await swift.ReadBinPathAsync(place, cancellationToken));
        foreach (var stale in FindDiagnosticFiles(products))
        {
            File.Delete(stale);
        }

        var (program, arguments) = swift.Call(["build", "--build-tests", .. _flags, .. ResolutionFlags(place)]);
        var call = new ToolCall("build", program, arguments, options.BuildDeadline);
        Task<RunRecord> BuildOnceAsync(CancellationToken token) => ToolRun.RunAsync(runner, place.WithMirrors(), call, token);
        var run = place.Dependencies is { } access
            ? await new OfflineResolution(access, place).RunAsync(BuildOnceAsync, cancellationToken)
            : await BuildOnceAsync(cancellationToken);
        return new Observation
        {
            PackageFolder = place.PackageFolder,
            Build = run with { DiagnosticFiles = FindDiagnosticFiles(products) },
            Manifest = await manifests.ReadAsync(place, cancellationToken),
        };
    }

    public async Task<Observation> TestAsync(BuildPlace place, Observation built, CancellationToken cancellationToken)
    {
        place = Confine(place);
        if (OwnTestCommand.Find(place.PackageFolder) is { } script)
        {
            var own = new ToolCall("test", script, [], options.TestDeadline);
            return built with { Test = await ToolRun.RunAsync(runner, place, own, cancellationToken) };
        }

        if (built.Manifest is { HasTests: false })
        {
            return built;
        }

        var events = Path.Combine(place.ResultsFolder, "events.jsonl");
        File.Delete(events);
        string[] stream = await swift.ReadNumberAsync(cancellationToken) >= EventStreams ? ["--event-stream-output-path", events] : [];
        var (program, arguments) = swift.Call(["test", "--skip-build", .. _flags, .. ResolutionFlags(place), .. stream]);
        var call = new ToolCall("test", program, arguments, options.TestDeadline);
        var run = await ToolRun.RunAsync(runner, place.WithMirrors(), call, cancellationToken);
        return built with { Test = run with { EventStreamFile = File.Exists(events) ? events : null } };
    }

    // SwiftPM's second copy of every repository, in the home folder, would be made anew for each run of the sandbox.
    private static string[] ResolutionFlags(BuildPlace place) => place.Dependencies is null ? [] : ["--disable-dependency-cache"];

    /// <summary>With the toolchain to read, and a module cache of the service's own at the place that the flags name.</summary>
    private BuildPlace Confine(BuildPlace place)
    {
        if (place.Confinement is not { } given)
        {
            return place;
        }

        var own = given.CacheFolder is { } caches ? Path.Combine(caches, "modules") : options.ModuleCache;
        Directory.CreateDirectory(own);
        var shown = new Dictionary<string, string>(given.Shown, StringComparer.Ordinal) { [options.ModuleCache] = own };
        return place with { Confinement = swift.Confine(given) with { Shown = shown } };
    }

    private static IReadOnlyList<string> FindDiagnosticFiles(string products) =>
        Directory.Exists(products)
            ? [.. Directory.EnumerateFiles(products, "*.dia", SearchOption.AllDirectories).Order(StringComparer.Ordinal)]
            : [];
}
