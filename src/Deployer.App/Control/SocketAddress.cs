using System.Net.Sockets;
using System.Text;

namespace Deployer.App.Control;

/// <summary>
/// The address of a socket file. Addresses are short by their kind: one whose path is too long leads through a link
/// in the folder of temporary files, which is gone after use.
/// </summary>
internal sealed class SocketAddress : IDisposable
{
    /// <summary>What fits on every system we run on, the closing zero left out.</summary>
    private const int MaxPathBytes = 103;

    private readonly string? _linkFolder;

    public SocketAddress(string file)
    {
        if (Encoding.UTF8.GetByteCount(file) > MaxPathBytes)
        {
            _linkFolder = Directory.CreateTempSubdirectory("cd-").FullName;
            var link = Path.Combine(_linkFolder, "s");
            Directory.CreateSymbolicLink(link, Path.GetDirectoryName(file)!);
            file = Path.Combine(link, Path.GetFileName(file));
        }

        EndPoint = new UnixDomainSocketEndPoint(file);
    }

    public UnixDomainSocketEndPoint EndPoint { get; }

    public void Dispose()
    {
        if (_linkFolder is null) return;
        Directory.Delete(Path.Combine(_linkFolder, "s"));
        Directory.Delete(_linkFolder);
    }
}
