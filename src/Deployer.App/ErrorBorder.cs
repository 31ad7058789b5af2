using System.Runtime.InteropServices;
using Deployer.Kernel;

namespace Deployer.App;

/// <summary>Tells the person, or the program, that called what went wrong, and which exit code that is.</summary>
/// <param name="surroundings">Environment, terminal, clock.</param>
/// <param name="json">The error is wanted as a JSON document.</param>
internal sealed class ErrorBorder(Surroundings surroundings, bool json)
{
    private const int NoSpace = 28;
    private const int ReadOnly = 30;
    private const int QuotaOfLinux = 122;
    private const int QuotaOfMac = 69;

    private const string Interrupted = "Interrupted. What was done is saved; the next run goes on from there.";

    /// <summary>Writes the error and returns the exit code.</summary>
    public int Tell(Exception exception, IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        exception switch
        {
            DeployerException known => Write(known.ExitCode, known.Code, known.Message, known.Hint),
            OperationCanceledException when cancellationToken.IsCancellationRequested =>
                Write(ExitCode.Interrupted, "interrupted", Interrupted, hint: null),
            UnauthorizedAccessException or IOException when IsOfTheMachine(exception) =>
                Write(ExitCode.Machine, "file-system", exception.Message, "Check the owner and mode of that place, and the free space of its disk."),
            _ => WriteBug(exception, arguments),
        };

    /// <summary>No right to write, no room, or a file system that takes nothing: by the error numbers of Linux and macOS.</summary>
    private static bool IsOfTheMachine(Exception exception) =>
        exception is UnauthorizedAccessException || exception.HResult is NoSpace or ReadOnly or QuotaOfLinux or QuotaOfMac;

    private int WriteBug(Exception exception, IReadOnlyList<string> arguments)
    {
        var hint = SaveReport(exception, arguments) is { } file
            ? $"The report is in {file}; please send it to the maintainers."
            : $"The report could not be written: {exception}";
        return Write(ExitCode.Bug, "bug", $"This is a bug of codex-deployer: {exception.Message}", hint);
    }

    private int Write(int exitCode, string code, string message, string? hint)
    {
        if (json)
            surroundings.Terminal.Json(new ErrorDocument("codex-deployer/error/1", code, message, hint));
        else
            surroundings.Terminal.Error(message, hint);
        return exitCode;
    }

    private string? SaveReport(Exception exception, IReadOnlyList<string> arguments)
    {
        var now = surroundings.Time.GetUtcNow();
        var text = $"""
            codex-deployer {CommandLine.Version} on {RuntimeInformation.RuntimeIdentifier}, {now:O}
            arguments: {string.Join(' ', arguments)}

            {exception}

            """;
        try
        {
            var folder = Directory.CreateTempSubdirectory("codex-deployer-report-").FullName;
            var file = Path.Combine(folder, $"report-{now:yyyyMMdd-HHmmss}.txt");
            File.WriteAllText(file, surroundings.Terminal.Redactor.Redact(text));
            return file;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private sealed record ErrorDocument(string Schema, string Code, string Message, string? Hint);
}
