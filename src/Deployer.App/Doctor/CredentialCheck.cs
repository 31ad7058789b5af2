using Deployer.App.Loop;

namespace Deployer.App.Doctor;

/// <summary>No address of a repository has a password or token in it, where everybody who may read the file finds it.</summary>
internal sealed class CredentialCheck : IDoctorCheck
{
    /// <inheritdoc/>
    public bool OfInstallation => false;

    /// <inheritdoc/>
    public Task<IReadOnlyList<CheckResult>> CheckAsync(DoctorContext context, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CheckResult>>(
            [.. RemoteCleaning.FindIn(context.Layout).Select(found => new CheckResult(
                "credentials",
                $"an address at {found.Host} in {found.File} holds a password or token",
                "'codex-deployer run' moves it to dispatcher.env; replace it by a new one."))]);
}
