using Deployer.Kernel;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.History;

/// <summary>A version of the package before the one that is red, which was built and tested green.</summary>
/// <param name="Commit">Where it is.</param>
/// <param name="Sources">All its Swift sources.</param>
internal sealed record GreenVersion(CommitId Commit, PackageSources Sources)
{
    /// <summary>A file's text as it was then, one character per byte; null when it was not there.</summary>
    public string? TextOf(string path) => Sources.File(path)?.Source.File.Text;
}
