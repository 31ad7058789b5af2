using System.Diagnostics;

namespace Deployer.Bench;

/// <summary>The checkout that is measured, and programs run in it.</summary>
/// <param name="Root">Absolute path.</param>
internal sealed record Checkout(string Root)
{
    public string Launcher => Path.Combine(Root, "codex-deployer");

    /// <summary>What the launcher starts.</summary>
    public string Program => Path.Combine(Root, "artifacts", "bin", "Deployer.App", "release", "codex-deployer.dll");

    public string Page => Path.Combine(Root, "docs", "benchmarks.md");

    public static Checkout Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Codex-Deployer.slnx")))
        {
            folder = folder.Parent;
        }

        return new Checkout(folder?.FullName ?? throw new DirectoryNotFoundException("This program is not in a checkout."));
    }

    /// <summary>Runs a program and throws what it printed unless its exit code is one of those expected.</summary>
    public async Task RunAsync(IReadOnlyList<string> command, IReadOnlyList<int> expected, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            UseShellExecute = false,
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} does not start.");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (!expected.Contains(process.ExitCode))
        {
            throw new InvalidOperationException(
                $"{string.Join(' ', command)} ended with exit code {process.ExitCode}:\n{await output}{errors}");
        }
    }
}
