using Deployer.Git;

namespace Deployer.Repair.InPlace;

/// <summary>Finds out what has to be copied to mend a package: the whole repository it lies in, for its neighbours' sake.</summary>
internal static class FixTargets
{
    /// <param name="git">Asks for the repository.</param>
    /// <param name="package">Absolute path of the package.</param>
    /// <param name="request">The user's state folder, and whether the fix is only told.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<FixTarget> ResolveAsync(
        GitProgram git, string package, (string StateHome, bool DryRun) request, CancellationToken cancellationToken)
    {
        var result = await git.RunAsync(new GitCommand(package, "rev-parse", "--show-toplevel"), cancellationToken);
        var repository = result.Succeeded ? result.OutputText.TrimEnd('\n') : package;
        var state = FixState.Of(request.StateHome, repository);
        return new FixTarget(repository, Path.GetRelativePath(repository, package).Replace('\\', '/'), state, request.DryRun);
    }
}
