using Deployer.Diagnose;

namespace Deployer.Build;

/// <summary>What the compiler is asked about one target.</summary>
/// <param name="Target">Its name.</param>
/// <param name="Changed">Contents that take the place of files of it, by path relative to the package; null: the file is gone.</param>
/// <param name="Files">The files that are looked into, relative to the package; null: all of the target.</param>
internal sealed record CompilerQuestion(string Target, IReadOnlyDictionary<string, byte[]?> Changed, IReadOnlyCollection<string>? Files);

/// <summary>
/// Judges texts by the compiler alone: far faster than a build, and nothing is written into the package. What it finds no fault
/// with still has to be built and tested.
/// </summary>
internal interface ICompilerJudge
{
    /// <summary>Errors and warnings with their notes and fix-its, offsets included; null when it cannot be asked about this target.</summary>
    Task<IReadOnlyList<Diagnostic>?> AskAsync(CompilerQuestion question, CancellationToken cancellationToken);
}
