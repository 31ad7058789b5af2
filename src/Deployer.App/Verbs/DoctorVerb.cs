using System.CommandLine;
using Deployer.App.Doctor;
using Deployer.App.Reading;
using Deployer.Kernel;
using Deployer.Processes;
using Deployer.Workspace;

namespace Deployer.App.Verbs;

/// <summary>`doctor`: checks machine and configuration, and says how to mend each finding.</summary>
internal static class DoctorVerb
{
    public static Command Create(Shell shell)
    {
        var installation = new Option<bool>("--installation") { Description = "Check only the machine, not the workspace." };
        return shell.Verb(
            "doctor",
            "Check git, toolchain, sandbox, disk and configuration; say how to mend each finding. Exit 3 when there are any.",
            [installation],
            (call, cancellationToken) => RunAsync(call, call.Value(installation), cancellationToken));
    }

    private static async Task<int> RunAsync(Call call, bool installation, CancellationToken cancellationToken)
    {
        var results = new List<CheckResult>();
        var workspace = installation ? null : Load(call, results);
        var environment = call.Surroundings.Environment;
        var runner = new ProcessRunner(new ProcessEnvironment(environment), call.Surroundings.Time, ledger: null);
        var context = new DoctorContext(environment, new WorkspaceLayout(call.WorkspaceRoot), workspace, runner);
        foreach (var check in DoctorChecks.All.Where(check => check.OfInstallation || workspace is not null))
            results.AddRange(await check.CheckAsync(context, cancellationToken));
        Tell(call, results);
        return results.TrueForAll(result => result.IsWell) ? ExitCode.Done : ExitCode.Machine;
    }

    private static LoadedWorkspace? Load(Call call, List<CheckResult> results)
    {
        try
        {
            var workspace = call.LoadWorkspace(tellWarnings: false);
            results.Add(new CheckResult("configuration", $"valid; services: {workspace.Options.Services.Count}", Mend: null));
            return workspace;
        }
        catch (DeployerException exception)
        {
            results.Add(new CheckResult("configuration", exception.Message, exception.Hint ?? "Correct it."));
            return null;
        }
    }

    private static void Tell(Call call, IReadOnlyList<CheckResult> results)
    {
        var findings = results.Count(result => !result.IsWell);
        if (call.Json)
        {
            call.Terminal.Json(new DoctorDocument("codex-deployer/doctor/1", findings, results));
            return;
        }

        foreach (var result in results)
        {
            call.Terminal.Result($"{(result.IsWell ? "ok  " : "MEND")}  {result.Name}: {Shown.Line(result.Found)}");
            if (result.Mend is { } mend)
                call.Terminal.Result($"      → {mend}");
        }

        call.Terminal.Progress(findings == 0 ? "Nothing to mend." : findings == 1 ? "1 finding." : $"{findings} findings.");
    }

    private sealed record DoctorDocument(string Schema, int Findings, IReadOnlyList<CheckResult> Checks);
}
