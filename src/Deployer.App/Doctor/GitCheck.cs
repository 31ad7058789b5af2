namespace Deployer.App.Doctor;

/// <summary>Git is there and not too old.</summary>
internal sealed class GitCheck : IDoctorCheck
{
    private static readonly Version Least = new(2, 39);

    /// <inheritdoc/>
    public bool OfInstallation => true;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CheckResult>> CheckAsync(DoctorContext context, CancellationToken cancellationToken)
    {
        var (version, text) = await new ProgramVersion(context.Runner).AskAsync("git", ["--version"], cancellationToken);
        var mend = version >= Least ? null : $"Install Git {Least} or newer from your system's packages or from git-scm.com.";
        return [new CheckResult("git", text, mend)];
    }
}
