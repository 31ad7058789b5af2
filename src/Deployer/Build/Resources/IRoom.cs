namespace Deployer.Build.Resources;

/// <summary>Makes room on a disk that is full.</summary>
internal interface IRoom
{
    /// <summary>Removes what can be made again; what it was, each with its size, for people. Empty when there was nothing.</summary>
    Task<IReadOnlyList<string>> MakeAsync(CancellationToken cancellationToken);
}
