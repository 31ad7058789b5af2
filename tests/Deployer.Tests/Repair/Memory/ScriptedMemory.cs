using Deployer.Diagnose;
using Deployer.Kernel;
using Deployer.Repair.Memory;

namespace Deployer.Tests.Repair.Memory;

/// <summary>Remembers what a test says.</summary>
internal sealed class ScriptedMemory(params RememberedFix[] fixes) : IFixMemory
{
    private readonly Dictionary<Fingerprint, RememberedFix> _fixes = fixes.ToDictionary(fix => fix.Id);

    public Task<IReadOnlyList<Recollection>> FindAsync(FailureKeys keys, CancellationToken cancellationToken) => Task.FromResult(Recall.Order(_fixes.Values, keys));

    public Task<IReadOnlyList<RememberedFix>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<RememberedFix>>([.. _fixes.Values]);

    public Task<int> SaveAsync(IReadOnlyList<RememberedFix> fixes, CancellationToken cancellationToken)
    {
        var fresh = fixes.Count(fix => !_fixes.ContainsKey(fix.Id));
        foreach (var fix in fixes) _fixes[fix.Id] = _fixes.TryGetValue(fix.Id, out var known) ? known.With(fix) : fix;
        return Task.FromResult(fresh);
    }

    public Task NoteOutcomeAsync(Fingerprint use, UseOutcome outcome, CancellationToken cancellationToken) => throw new NotSupportedException();
}
