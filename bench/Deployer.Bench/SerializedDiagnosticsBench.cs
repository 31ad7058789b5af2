using Deployer.Diagnose;
using Deployer.Diagnose.Dia;

namespace Deployer.Bench;

/// <summary>How fast the files are read that a compiler writes its diagnostics into.</summary>
internal sealed class SerializedDiagnosticsBench : IBench
{
    private const int Files = 10_000;
    private const int Bytes = 20_000;

    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(2);

    public string Name => "serialized-diagnostics";

    public string Question => "10,000 `.dia` files of 20 kB, in this program: a real one's diagnostics, told again until the file is full.";

    public async Task<IReadOnlyList<Row>> MeasureAsync(Checkout checkout, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("codex-deployer-bench-").FullName;
        try
        {
            var bytes = await FullAsync(checkout, cancellationToken);
            var files = Enumerable.Range(0, Files).Select(number => Path.Combine(folder, $"{number}.dia")).ToList();
            foreach (var file in files)
            {
                await File.WriteAllBytesAsync(file, bytes, cancellationToken);
            }

            var plain = await Stopped.RunsOfAsync(() => ReadBytesAsync(files, cancellationToken));
            var read = await Stopped.RunsOfAsync(() => ReadAsync(files, cancellationToken));
            return [new Row("reading their bytes", plain), new Row("reading their diagnostics", read) { Limit = _limit }];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A recorded file whose blocks behind the magic are repeated: a bitstream may hold any number.</summary>
    private static async Task<byte[]> FullAsync(Checkout checkout, CancellationToken cancellationToken)
    {
        var recorded = Path.Combine(checkout.Root, "tests", "Deployer.Tests", "Diagnose", "fixtures", "Core.swift.dia");
        var one = await File.ReadAllBytesAsync(recorded, cancellationToken);
        using var full = new MemoryStream();
        full.Write(one.AsSpan(0, 4));
        while (full.Length < Bytes)
        {
            full.Write(one.AsSpan(4));
        }

        return full.ToArray();
    }

    private static async Task ReadBytesAsync(IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        foreach (var file in files)
        {
            await File.ReadAllBytesAsync(file, cancellationToken);
        }
    }

    private static async Task ReadAsync(IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        var paths = new PackagePaths("/tmp/sample");
        foreach (var file in files)
        {
            await SerializedDiagnostics.ReadFileAsync(file, paths, cancellationToken);
        }
    }
}
