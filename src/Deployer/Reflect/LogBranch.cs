using Deployer.Cycle;
using Deployer.Git;
using Deployer.Kernel;
using Deployer.Watch;
using Deployer.Workspace;

namespace Deployer.Reflect;

/// <summary>The branch of a service's remote that keeps what must outlive this machine. Others may write to it, too.</summary>
internal sealed class LogBranch(LogOptions options, Workshop workshop, ICrashPoints points)
{
    /// <summary>How often somebody else may write to it while we do.</summary>
    private const int MaxTries = 4;

    /// <summary>The code of the error for a file that is bigger than allowed.</summary>
    public const string TooBig = "log-branch-file";

    public string Name => options.Branch;

    /// <summary>False when nothing is to be written.</summary>
    public bool IsWritten => options.Push != "none";

    /// <summary>Adds or replaces files in one commit, or in none when all of them are there already; null when that is done, else why it is not.</summary>
    public async Task<string?> WriteAsync(
        ServiceSource source, IReadOnlyDictionary<string, byte[]> files, string subject, CancellationToken cancellationToken)
    {
        try
        {
            return await WriteAsync(await workshop.OpenMirrorAsync(source, cancellationToken), files, subject, cancellationToken);
        }
        catch (MachineException error)
        {
            return error.Message;
        }
    }

    /// <summary>The same in another repository than a service's.</summary>
    public async Task<string?> WriteAsync(
        Mirror mirror, IReadOnlyDictionary<string, byte[]> files, string subject, CancellationToken cancellationToken)
    {
        try
        {
            return await mirror.AloneOnAsync(Name, () => AddAsync(mirror, files, subject, cancellationToken), cancellationToken);
        }
        catch (MachineException error)
        {
            return error.Message;
        }
    }

    private async Task<string?> AddAsync(
        Mirror mirror, IReadOnlyDictionary<string, byte[]> files, string subject, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MaxTries; attempt++)
        {
            var parent = await mirror.FetchAsync(Name, cancellationToken);
            var commit = await mirror.WriteFilesAsync(parent, files, subject, cancellationToken);
            if (parent is not null && await mirror.FindTreeAsync(parent, ".", cancellationToken) == await mirror.FindTreeAsync(commit, ".", cancellationToken))
            {
                return null;
            }

            var outcome = await mirror.PushAsync(commit, Name, null, cancellationToken);
            points.Pass("log branch: on the remote");
            switch (outcome)
            {
                case PushOutcome.Pushed:
                    return null;
                case PushOutcome.Failed failed:
                    return failed.Reason;
            }
        }

        return "others kept writing to it";
    }

    /// <summary>A file's bytes; null when there is none.</summary>
    /// <exception cref="MachineException">The remote cannot be read, or the file is bigger than allowed (code <see cref="TooBig"/>).</exception>
    public async Task<byte[]?> ReadAsync(ServiceSource source, string path, int maxBytes, CancellationToken cancellationToken)
    {
        var mirror = await workshop.OpenMirrorAsync(source, cancellationToken);
        if (await mirror.FetchAsync(Name, cancellationToken) is not { } tip)
        {
            return null;
        }

        var size = await mirror.Git.RunAsync(mirror.Command("cat-file", "-s", $"{tip}:{path}"), cancellationToken);
        if (size.Succeeded && (!long.TryParse(size.OutputText.Trim(), out var bytes) || bytes > maxBytes))
        {
            throw new MachineException(TooBig, $"{path} on {Name} has more than {maxBytes} bytes.");
        }

        return size.Succeeded ? await mirror.ReadFileAsync(tip, path, cancellationToken) : null;
    }
}
