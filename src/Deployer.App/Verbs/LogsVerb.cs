using System.CommandLine;
using Deployer.App.Reading;
using Deployer.Kernel;

namespace Deployer.App.Verbs;

/// <summary>`logs`: the newest log of a service, or the one that is being written.</summary>
internal static class LogsVerb
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public static Command Create(Shell shell)
    {
        var service = new Argument<string>("SERVICE") { Description = "The name of the service." };
        var follow = new Option<bool>("--follow", "-f") { Description = "Go on with what is written, until Ctrl-C." };
        return shell.Verb(
            "logs",
            "Print the newest log of a service, the running build's included.",
            [service, follow],
            (call, cancellationToken) => RunAsync(call, call.Value(service)!, call.Value(follow), cancellationToken));
    }

    private static async Task<int> RunAsync(Call call, string text, bool follow, CancellationToken cancellationToken)
    {
        if (follow && call.Json)
            throw new UsageException("usage", "--follow has no end and so no JSON document.", "Leave --json or --follow out.");
        await using var view = await WorkspaceView.OpenAsync(call, cancellationToken);
        var logs = new ServiceLogs(view.Workspace.Layout, view.Require(text));
        if (follow)
            await FollowAsync(call, logs, cancellationToken);
        else
            Print(call, text, logs.Require());
        return ExitCode.Done;
    }

    private static void Print(Call call, string service, string file)
    {
        using var tail = new LogTail(file);
        var lines = tail.NewLines().Select(Shown.Block);
        if (call.Json)
        {
            call.Terminal.Json(new LogDocument("codex-deployer/log/1", service, file, [.. lines, .. Rest(tail)]));
            return;
        }

        call.Terminal.Progress(file);
        foreach (var line in lines)
            call.Terminal.Result(line);
        foreach (var line in Rest(tail))
            call.Terminal.Result(line);
    }

    private static IEnumerable<string> Rest(LogTail tail)
    {
        if (tail.Rest() is { } rest)
            yield return Shown.Block(rest);
    }

    private static async Task FollowAsync(Call call, ServiceLogs logs, CancellationToken cancellationToken)
    {
        try
        {
            string? file = logs.Newest();
            if (file is null)
                call.Terminal.Progress("There is no log yet; waiting for the first build.");
            while (true)
                file = await FollowFileAsync(call, logs, file, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Ctrl-C is how following ends.
        }
    }

    /// <summary>Prints a file as it grows until there is a newer one, and returns that.</summary>
    private static async Task<string?> FollowFileAsync(
        Call call, ServiceLogs logs, string? file, CancellationToken cancellationToken)
    {
        using var tail = file is null ? null : new LogTail(file);
        if (file is not null)
            call.Terminal.Progress(file);
        while (true)
        {
            // Asked before reading: what was written to the old file before the new one came is still printed.
            var newest = logs.Newest();
            foreach (var line in tail?.NewLines() ?? [])
                call.Terminal.Result(Shown.Block(line));
            if (newest is not null && !string.Equals(newest, file, StringComparison.Ordinal))
            {
                foreach (var line in tail is null ? [] : Rest(tail))
                    call.Terminal.Result(line);
                return newest;
            }

            await Task.Delay(Pause, call.Surroundings.Time, cancellationToken);
        }
    }

    private sealed record LogDocument(string Schema, string Service, string File, IReadOnlyList<string> Lines);
}
