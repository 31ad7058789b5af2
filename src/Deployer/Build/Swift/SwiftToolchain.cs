using Deployer.Build.Dependencies;
using Deployer.Build.Economy;
using Deployer.Build.Swift.Frontend;
using Deployer.Build.Swift.Source;
using Deployer.Diagnose;
using Deployer.Kernel;
using Deployer.Processes;

namespace Deployer.Build.Swift;

/// <summary>How Swift packages are built on this machine.</summary>
/// <param name="ModuleCache">Absolute path of the module cache that all slots share.</param>
/// <param name="Jobs">Passed as `--jobs`; null: SwiftPM's own choice.</param>
internal sealed record SwiftBuildOptions(string ModuleCache, int? Jobs)
{
    /// <summary>How many processors there are, which is SwiftPM's own choice of jobs.</summary>
    public int Processors { get; init; } = Environment.ProcessorCount;

    public TimeSpan BuildDeadline { get; init; } = TimeSpan.FromMinutes(30);

    public TimeSpan TestDeadline { get; init; } = TimeSpan.FromMinutes(15);
}

/// <summary>Builds and tests with SwiftPM, always with one set of flags: a changed flag would rebuild everything.</summary>
internal sealed class SwiftToolchain(
    SwiftProgram swift, SourceKit sourceKit, ManifestReader manifests, ProcessRunner runner, SwiftBuildOptions options) : IToolchain
{
    /// <summary>The first version whose test runner writes an event stream.</summary>
    private static readonly Version EventStreams = new(6, 0);

    private static readonly EnumerationOptions WithoutLinks = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    private static readonly string[] DiagnosticFlags =
        ["-Xswiftc", "-serialize-diagnostics", "-Xswiftc", "-debug-diagnostic-names"];

    /// <summary>More targets than this are not built one by one.</summary>
    private const int MaxTargets = 200;

    public async Task<string> IdentifyAsync(CancellationToken cancellationToken) =>
        $"Swift {await swift.ReadNumberAsync(cancellationToken)}\n{await swift.ReadVersionAsync(cancellationToken)}\n{string.Join(' ', DiagnosticFlags)}";

    public Measures MeasuresFor(BuildPlace place, bool isTest)
    {
        if (isTest)
        {
            return OwnTestCommand.Find(place.PackageFolder) is null
                ? Measures.SerialTests | Measures.NoSlowTests | Measures.OnlyFastTests
                : Measures.None;
        }

        var jobs = options.Jobs ?? options.Processors;
        return Measures.OneTarget | Measures.NoSlowTests
            | (jobs > 2 ? Measures.TwoJobs : Measures.None)
            | (jobs > 1 ? Measures.OneJob : Measures.None);
    }

    public Task<string?> DescribeManifestAsync(BuildPlace place, CancellationToken cancellationToken) =>
        manifests.DumpAsync(Confine(place), cancellationToken);

    public bool ReadsSyntax => true;

    public Task<SyntaxNode?> ReadSyntaxAsync(BuildPlace place, byte[] source, CancellationToken cancellationToken) =>
        sourceKit.ReadAsync(source, place.Confinement, cancellationToken);

    public async Task<ICompilerJudge?> OpenJudgeAsync(BuildPlace place, CancellationToken cancellationToken)
    {
        place = Confine(place);
        var products = Path.Combine(place.PackageFolder, await swift.ReadBinPathAsync(place, cancellationToken));
        return await BuildPlan.ReadAsync(products, cancellationToken) is { } plan
            ? new SwiftJudge(plan, new SwiftFrontend(swift, runner, place, new FrontendLimits { Processes = options.Processors }), place.RunFolder)
            : null;
    }

    public bool CanSelect(BuildPlace place) => OwnTestCommand.Find(place.PackageFolder) is null;

    public async Task<Observation> BuildAsync(BuildPlace place, CancellationToken cancellationToken)
    {
        place = Confine(place);
        var products = Path.Combine(place.PackageFolder, await swift.ReadBinPathAsync(place, cancellationToken));
        foreach (var stale in FindDiagnosticFiles(products))
        {
            File.Delete(stale);
        }

        var run = place.Dependencies is { } access
            ? await new OfflineResolution(access, place).RunAsync(token => CompileAsync(place, token), cancellationToken)
            : await CompileAsync(place, cancellationToken);
        return new Observation
        {
            PackageFolder = place.PackageFolder,
            Build = run with { DiagnosticFiles = FindDiagnosticFiles(products) },
            Manifest = await manifests.ReadAsync(place, cancellationToken),
        };
    }

    private async Task<RunRecord> CompileAsync(BuildPlace place, CancellationToken cancellationToken)
    {
        foreach (var target in await ListTargetsAsync(place, cancellationToken))
        {
            var run = await BuildAsync(place, ["--target", target], cancellationToken);
            if (!run.Succeeded)
            {
                return run;
            }
        }

        return await BuildAsync(place, ["--build-tests"], cancellationToken);
    }

    private Task<RunRecord> BuildAsync(BuildPlace place, IReadOnlyList<string> what, CancellationToken cancellationToken)
    {
        var (program, arguments) = swift.Call(["build", .. what, .. Flags(place)]);
        return ToolRun.RunAsync(runner, place.WithMirrors(), new ToolCall("build", program, arguments, options.BuildDeadline), cancellationToken);
    }

    /// <summary>The targets that are to be built one by one, each behind those it depends on.</summary>
    private async Task<IReadOnlyList<string>> ListTargetsAsync(BuildPlace place, CancellationToken cancellationToken)
    {
        var manifest = place.Measures.HasFlag(Measures.OneTarget) ? await manifests.ReadAsync(place, cancellationToken) : null;
        return [.. new TargetOrder(manifest).Targets.Where(target => target.Type is "regular" or "executable").Take(MaxTargets).Select(target => target.Name)];
    }

    private IEnumerable<string> Flags(BuildPlace place)
    {
        var measures = place.Measures;
        int? most = measures.HasFlag(Measures.OneJob) ? 1 : measures.HasFlag(Measures.TwoJobs) ? 2 : null;
        var jobs = most < (options.Jobs ?? int.MaxValue) ? most : options.Jobs;
        return
        [
            .. DiagnosticFlags,
            "-Xswiftc", "-module-cache-path", "-Xswiftc", options.ModuleCache,
            .. jobs is { } number ? ["--jobs", number.ToString()] : Array.Empty<string>(),
            .. measures.HasFlag(Measures.NoSlowTests) ? ["-Xswiftc", "-DSKIP_SLOW_TESTS"] : Array.Empty<string>(),
            .. ResolutionFlags(place),
        ];
    }

    /// <summary>What only changes how tests run, not how they are built.</summary>
    private static IEnumerable<string> Selection(BuildPlace place) =>
    [
        .. place.Measures.HasFlag(Measures.SerialTests) ? ["--no-parallel"] : Array.Empty<string>(),
        .. place switch
        {
            { TestFilter: { } filter } => ["--filter", filter],
            _ when place.Measures.HasFlag(Measures.OnlyFastTests) => ["--filter", "FastTests"],
            _ => Array.Empty<string>(),
        },
    ];

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
        Directory.CreateDirectory(place.ResultsFolder);
        File.Delete(events);
        string[] stream = await swift.ReadNumberAsync(cancellationToken) >= EventStreams ? ["--event-stream-output-path", events] : [];
        var (program, arguments) = swift.Call(["test", "--skip-build", .. Flags(place), .. Selection(place), .. stream]);
        var call = new ToolCall("test", program, arguments, options.TestDeadline);
        var run = await ToolRun.RunAsync(runner, place.WithMirrors(), call, cancellationToken);
        return built with
        {
            Test = run with
            {
                EventStreamFile = RegularFile.Holds(events, long.MaxValue) ? events : null,

                // A selection may select nothing, and then some versions say nothing.
                IsByPackageManager = !place.Measures.HasFlag(Measures.OnlyFastTests),
            },
        };
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

        var own = given.CacheFolder is { } caches ? Path.Combine(caches, "modules", Path.GetFileName(options.ModuleCache)) : options.ModuleCache;
        Directory.CreateDirectory(own);
        var shown = new Dictionary<string, string>(given.Shown, StringComparer.Ordinal) { [options.ModuleCache] = own };
        return place with { Confinement = swift.Confine(given) with { Shown = shown } };
    }

    private static IReadOnlyList<string> FindDiagnosticFiles(string products) =>
        Directory.Exists(products) ? [.. Directory.EnumerateFiles(products, "*.dia", WithoutLinks).Order(StringComparer.Ordinal)] : [];
}
