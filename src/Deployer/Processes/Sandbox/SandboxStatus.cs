using System.Text.Json;

namespace Deployer.Processes.Sandbox;

/// <summary>What bubblewrap writes about a sandbox: one JSON object a line.</summary>
/// <param name="file">Absolute path of the file; may be missing.</param>
internal sealed class SandboxStatus(string file)
{
    private const int MaxRounds = 500;

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    /// <summary>True when the program was started; bubblewrap tells no exit code of one that was not.</summary>
    public bool HasExitCode() => Read("exit-code") is not null;

    /// <summary>Kills what is left in the sandbox's process space, wherever it has hidden, and waits until it is gone.</summary>
    public async Task EndSurvivorsAsync()
    {
        if (Read("pid-namespace") is not { } space || space.GetRawText() == OwnSpace())
        {
            return;
        }

        for (var round = 0; round < MaxRounds; round++)
        {
            var left = ProcessTable.Read().Where(entry => !entry.IsDead && SpaceOf(entry.Id) == space.GetRawText()).ToList();
            if (left.Count == 0)
            {
                return;
            }

            left.ForEach(entry => ProcessGroup.KillOne(entry.Id));
            await Task.Delay(Step);
        }
    }

    private static string? OwnSpace() => SpaceOf(Environment.ProcessId);

    /// <summary>The number in the link `pid:[4026531836]`.</summary>
    private static string? SpaceOf(int id)
    {
        try
        {
            return new FileInfo($"/proc/{id}/ns/pid").LinkTarget?.Split('[', ']') is [_, var number, ..] ? number : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private JsonElement? Read(string name)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        foreach (var line in File.ReadLines(file))
        {
            try
            {
                using var document = JsonDocument.Parse(line);
                if (document.RootElement.TryGetProperty(name, out var value))
                {
                    return value.Clone();
                }
            }
            catch (JsonException)
            {
                // It was killed in the middle of a line.
            }
        }

        return null;
    }
}
