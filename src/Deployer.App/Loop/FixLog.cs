using Deployer.Cycle;

namespace Deployer.App.Loop;

/// <summary>Shows on standard error what `fix` does, and keeps what was tried for the report.</summary>
internal sealed class FixLog(Terminal terminal, TimeProvider time) : ICycleLog
{
    private readonly List<AttemptRecord> _attempts = [];

    public IReadOnlyList<AttemptRecord> Attempts => _attempts;

    public Task StepAsync(string stage, string text, CancellationToken cancellationToken)
    {
        terminal.Progress($"{time.GetUtcNow().UtcDateTime:HH:mm:ss} {stage,-8} {text.ReplaceLineEndings(" ")}");
        return Task.CompletedTask;
    }

    public Task AttemptAsync(AttemptRecord attempt, CancellationToken cancellationToken)
    {
        _attempts.Add(attempt);
        return StepAsync("propose", $"{attempt.Fixer}: {attempt.Verdict} ({attempt.Reason})", cancellationToken);
    }
}
