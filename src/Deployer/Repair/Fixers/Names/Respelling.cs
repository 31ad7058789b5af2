using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.Names;

/// <summary>A name that takes the place of another one.</summary>
/// <param name="From">As it is written.</param>
/// <param name="To">As it is meant.</param>
/// <param name="Unknown">The error that this mends.</param>
/// <param name="File">Path of the file that is edited.</param>
/// <param name="Edit">The edit.</param>
/// <param name="Confidence">How sure it is.</param>
internal sealed record Respelling(string From, string To, UnknownName Unknown, string File, TextEdit Edit, Confidence Confidence);
