using Deployer.Build.Swift.Source;
using Deployer.Git;
using Deployer.Kernel;
using Deployer.Processes;
using Deployer.Processes.Sandbox;

namespace Deployer.Build.Swift;

/// <summary>Asks the toolchain's SourceKit how a Swift file is built up: its parser alone, nothing of the file is run.</summary>
/// <param name="swift">The toolchain.</param>
/// <param name="runner">Starts it.</param>
/// <param name="stateFolder">Absolute path of a folder of ours, for temporary files.</param>
internal sealed class SourceKit(SwiftProgram swift, ProcessRunner runner, string stateFolder)
{
    private const int LongestAnswer = 256 * 1024 * 1024;
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(1);

    /// <summary>The structure of a source; null when the parser could not read it.</summary>
    /// <exception cref="MachineException">The toolchain has no SourceKit.</exception>
    public async Task<SyntaxNode?> ReadAsync(byte[] source, Confinement? confinement, CancellationToken cancellationToken)
    {
        using var scratch = new Scratch(stateFolder);
        var file = Path.Combine(scratch.Folder, "source.swift");
        var request = Path.Combine(scratch.Folder, "request.yaml");
        await File.WriteAllBytesAsync(file, source, cancellationToken);
        await File.WriteAllTextAsync(
            request,
            $$"""
            {
              key.request: source.request.editor.open,
              key.name: "source.swift",
              key.sourcefile: "{{file}}",
              key.enablesyntaxmap: 0,
              key.enablesubstructure: 1,
              key.syntactic_only: 1
            }
            """,
            cancellationToken);
        var (program, arguments) = swift.CallSourceKit("debug", "run-sourcekitd-request", "--request-file", request);
        var result = await runner.RunAsync(
            new ProcessRequest(program, arguments)
            {
                WorkingDirectory = scratch.Folder,
                Deadline = Deadline,
                MaxCapturedBytes = LongestAnswer,
                Yields = true,
                Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["TMPDIR"] = scratch.Folder },
                Confinement = confinement is null ? null : swift.Confine(confinement) with { Writable = [.. confinement.Writable, scratch.Folder] },
            },
            cancellationToken);
        return result.Succeeded ? SyntaxAnswer.Read(result.OutputText) : null;
    }
}
