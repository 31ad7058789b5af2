using Deployer.Diagnose;
using Deployer.Diagnose.Dia;
using Deployer.Diagnose.Text;
using Deployer.Processes;

namespace Deployer.Build.Swift.Frontend;

/// <summary>What the compiler may take of the machine.</summary>
internal sealed record FrontendLimits
{
    /// <summary>How many compilers run at once.</summary>
    public int Processes { get; init; } = Environment.ProcessorCount;

    /// <summary>For one run, which looks into some files of a target.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromMinutes(1);
}

/// <summary>Runs the compiler proper on a package, confined as its build is.</summary>
/// <param name="swift">The toolchain.</param>
/// <param name="runner">Starts it.</param>
/// <param name="place">The package, with the confinement of its build.</param>
/// <param name="limits">For each run.</param>
#pragma warning disable CA1001 // Its semaphore holds nothing until its wait handle is asked for.
internal sealed class SwiftFrontend(SwiftProgram swift, ProcessRunner runner, BuildPlace place, FrontendLimits limits)
#pragma warning restore CA1001
{
    /// <summary>The exit code of what a signal ended is above this.</summary>
    private const int Signals = 128;

    private readonly SemaphoreSlim turns = new(limits.Processes);

    /// <summary>How many compilers run at once.</summary>
    public int Processes => limits.Processes;

    public PackagePaths Paths { get; } = new(place.PackageFolder);

    /// <summary>How the files of a target are compiled; null when the driver would not.</summary>
    /// <param name="target">The target.</param>
    /// <param name="scratch">Absolute path of a folder of ours.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public async Task<FrontendCall?> PrepareAsync(PlannedTarget target, string scratch, CancellationToken cancellationToken)
    {
        var file = Path.Combine(scratch, "any.swift");
        await File.WriteAllTextAsync(file, "", cancellationToken);
        var result = await RunAsync(FrontendCall.AskDriver(target, file), scratch, cancellationToken);
        return result.Succeeded ? FrontendCall.Read(result.OutputText) : null;
    }

    /// <summary>What the compiler finds; null when it could not be called. One that fails without a word is an error too.</summary>
    /// <param name="call">The call of the target.</param>
    /// <param name="sources">Absolute paths of all files of the target.</param>
    /// <param name="looked">Those to look into.</param>
    /// <param name="scratch">Absolute path of a folder of ours, which the findings are written to.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public Task<IReadOnlyList<Diagnostic>?> LookAsync(
        FrontendCall call, IReadOnlyList<string> sources, IReadOnlyList<LookedInto> looked, string scratch, CancellationToken cancellationToken) =>
        FindAsync(call.Arguments(sources, looked), looked, scratch, cancellationToken);

    /// <summary>Makes a module, and tells what the compiler finds in its files meanwhile; null when it could not be called.</summary>
    /// <param name="call">The call of the target.</param>
    /// <param name="sources">Absolute paths of all files of the target, at least one.</param>
    /// <param name="module">Absolute path of the module.</param>
    /// <param name="scratch">Absolute path of a folder of ours, which the findings are written to.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public Task<IReadOnlyList<Diagnostic>?> MakeModuleAsync(
        FrontendCall call, IReadOnlyList<string> sources, string module, string scratch, CancellationToken cancellationToken)
    {
        var findings = module + ".dia";
        return FindAsync(call.MakeModule(sources, module, findings), [new LookedInto(sources[0], findings)], scratch, cancellationToken);
    }

    private async Task<IReadOnlyList<Diagnostic>?> FindAsync(
        IReadOnlyList<string> words, IReadOnlyList<LookedInto> looked, string scratch, CancellationToken cancellationToken)
    {
        var result = await RunAsync(words, scratch, cancellationToken);
        var found = new List<Diagnostic>();
        foreach (var file in looked)
        {
            found.AddRange(await SerializedDiagnostics.ReadFileAsync(file.Findings, Paths, cancellationToken));
        }

        if (result is { DeadlineExceeded: false, Breach: null, ExitCode: < Signals })
        {
            return result.Succeeded || found.Exists(item => item.Severity == Severity.Error) ? found : null;
        }

        return [.. found, .. Crashes(result, looked)];
    }

    private async Task<ProcessResult> RunAsync(IReadOnlyList<string> words, string scratch, CancellationToken cancellationToken)
    {
        var (program, arguments) = swift.Call(words);
        var request = new ProcessRequest(program, arguments)
        {
            WorkingDirectory = place.PackageFolder,
            Deadline = limits.Deadline,
            Yields = true,
            Owner = place.Owner,
            Environment = new Dictionary<string, string>(place.Environment, StringComparer.Ordinal) { ["TMPDIR"] = scratch },
            Confinement = place.Confinement is { } given ? given with { Writable = [.. given.Writable, scratch] } : null,
        };
        await turns.WaitAsync(cancellationToken);
        try
        {
            return await runner.RunAsync(request, cancellationToken);
        }
        finally
        {
            turns.Release();
        }
    }

    private List<Diagnostic> Crashes(ProcessResult result, IReadOnlyList<LookedInto> looked)
    {
        var log = new BuildLog();
        var number = 0;
        foreach (var line in result.Errors.Split('\n'))
        {
            log.Read(new LogLine(line, ++number));
        }

        var told = log.Diagnostics.Where(item => item.Phase == Phase.CompilerCrash).Select(Paths.Locate).ToList();
        return told.Count > 0 ? told : [new Diagnostic
        {
            Severity = Severity.Error,
            Phase = Phase.CompilerCrash,
            Message = result.DeadlineExceeded ? "the compiler took too long" : "the compiler crashed",
            File = Paths.Relative(looked[0].Source),
        }];
    }
}
