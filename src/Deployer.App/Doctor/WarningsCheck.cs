namespace Deployer.App.Doctor;

/// <summary>What the configuration's reader found odd: a wide mode, a variable that is named and not set.</summary>
internal sealed class WarningsCheck : IDoctorCheck
{
    /// <inheritdoc/>
    public bool OfInstallation => false;

    /// <inheritdoc/>
    public Task<IReadOnlyList<CheckResult>> CheckAsync(DoctorContext context, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CheckResult>>(
            [.. (context.Workspace?.Warnings ?? []).Select(warning => new CheckResult("configuration", warning.Problem, warning.Mend))]);
}
