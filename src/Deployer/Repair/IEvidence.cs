using Deployer.Build;
using Deployer.Repair.History;

namespace Deployer.Repair;

/// <summary>What a fixer may ask for beside the texts. It takes time, so it is found out when somebody first asks.</summary>
internal interface IEvidence
{
    /// <summary>The last version of the package that was green; null when none is known.</summary>
    Task<GreenVersion?> FindGreenAsync(CancellationToken cancellationToken);

    /// <summary>The compiler as a judge of changes of what is checked out; null when there is none.</summary>
    Task<ICompilerJudge?> OpenJudgeAsync(CancellationToken cancellationToken);

    /// <summary>Says what is tried, for people who wait or look back.</summary>
    Task TellAsync(string text, CancellationToken cancellationToken);
}

/// <summary>Nothing is known beside the texts.</summary>
internal sealed class NoEvidence : IEvidence
{
    private NoEvidence()
    {
    }

    public static NoEvidence Instance { get; } = new();

    public Task<GreenVersion?> FindGreenAsync(CancellationToken cancellationToken) => Task.FromResult<GreenVersion?>(null);

    public Task<ICompilerJudge?> OpenJudgeAsync(CancellationToken cancellationToken) => Task.FromResult<ICompilerJudge?>(null);

    public Task TellAsync(string text, CancellationToken cancellationToken) => Task.CompletedTask;
}
