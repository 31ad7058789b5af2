using System.Text;
using Deployer.Kernel;
using Deployer.Repair.Memory;
using Deployer.Watch;

namespace Deployer.Reflect;

/// <summary>
/// Shares the memory of fixes by the log branch: machines that look after the same repositories learn from each other, and a new one
/// begins with what the others know. Only what brings no names of a package with it is shared, and nothing that holds a secret.
/// </summary>
internal sealed class MemoryExchange(IFixMemory memory, LogBranch branch, Redactor redactor)
{
    /// <summary>On the log branch; one for all services, since fixes are not about one package.</summary>
    public const string FileName = "memory.jsonl";

    /// <summary>What is to be shared; empty when nothing is.</summary>
    public async Task<string> WriteAsync(CancellationToken cancellationToken) =>
        MemoryLines.Write((await memory.ListAsync(cancellationToken)).Where(fix => fix.Template.IsPortable), redactor);

    /// <summary>
    /// Takes in what others wrote there; how many fixes were new, and why lines are not used. Taking in before each writing
    /// keeps what they know: who writes in between takes it in with the next.
    /// </summary>
    /// <exception cref="MachineException">The remote cannot be read.</exception>
    public async Task<(int New, string? Fault)> TakeInAsync(ServiceSource source, CancellationToken cancellationToken)
    {
        try
        {
            if (await branch.ReadAsync(source, FileName, MemoryLines.MaxBytes, cancellationToken) is not { } file) return (0, null);
            var reading = MemoryLines.Read(file);
            var shared = reading.Fixes.Where(fix => fix.Template.IsPortable).ToList();
            return (await memory.SaveAsync(shared, cancellationToken), reading.Faults.Count > 0 ? reading.Faults[0] : null);
        }
        catch (MachineException error) when (error.Code == LogBranch.TooBig)
        {
            return (0, error.Message);
        }
    }

    /// <summary>The file to write to the branch, with what others wrote there; null when there is nothing to share.</summary>
    /// <exception cref="MachineException">The remote cannot be read.</exception>
    public async Task<byte[]?> CollectAsync(ServiceSource source, CancellationToken cancellationToken)
    {
        await TakeInAsync(source, cancellationToken);
        return await WriteAsync(cancellationToken) is { Length: > 0 } text ? Encoding.UTF8.GetBytes(text) : null;
    }
}
