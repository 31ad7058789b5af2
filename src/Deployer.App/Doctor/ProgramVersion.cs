using System.Text.RegularExpressions;
using Deployer.Kernel;
using Deployer.Processes;

namespace Deployer.App.Doctor;

/// <summary>Asks a program for its version.</summary>
/// <param name="runner">Runs it.</param>
internal sealed partial class ProgramVersion(ProcessRunner runner)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    /// <summary>The first number of the form 1.2 or 1.2.3 that it prints; null, with the reason, when it does not start or answer.</summary>
    public async Task<(Version? Version, string Text)> AskAsync(
        string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var request = new ProcessRequest(program, arguments) { WorkingDirectory = Path.GetTempPath(), Deadline = Deadline };
        try
        {
            var result = await runner.RunAsync(request, cancellationToken);
            var match = Number().Match(result.OutputText);
            return result.Succeeded && match.Success
                ? (Version.Parse(match.Value), match.Value)
                : (null, FirstLine(result.DeadlineExceeded ? "it does not answer" : $"exit code {result.ExitCode}. {result.Errors.Trim()}"));
        }
        catch (MachineException exception)
        {
            return (null, exception.Message);
        }
    }

    private static string FirstLine(string text) => text.Split('\n')[0].Trim();

    [GeneratedRegex(@"[0-9]+\.[0-9]+(?:\.[0-9]+)?")]
    private static partial Regex Number();
}
