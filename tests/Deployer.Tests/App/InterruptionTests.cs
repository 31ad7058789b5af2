using System.Diagnostics;
using System.Globalization;
using Deployer.App;
using Deployer.Tests.Workspace;
using Xunit;

namespace Deployer.Tests.App;

public sealed class InterruptionTests : IDisposable
{
    private readonly CommandWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_ends_the_programs_it_started_and_exits_130(string signal)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(60));
        using var program = StartDoctorWithSleepingGit();
        try
        {
            var sleeper = await ReadIdAsync(_world.PathOf("sleeping"), deadline.Token);
            using (var kill = Process.Start("kill", [$"-{signal}", program.Id.ToString(CultureInfo.InvariantCulture)]))
                await kill.WaitForExitAsync(deadline.Token);
            var errors = await program.StandardError.ReadToEndAsync(deadline.Token);
            await program.WaitForExitAsync(deadline.Token);

            Assert.Equal(130, program.ExitCode);
            Assert.Contains("Interrupted", errors);
            Assert.False(Directory.Exists($"/proc/{sleeper}"));
        }
        finally
        {
            if (!program.HasExited)
                program.Kill(entireProcessTree: true);
        }
    }

    private Process StartDoctorWithSleepingGit()
    {
        var git = _world.PathOf("git");
        File.WriteAllText(git, $"#!/bin/sh\necho $$ > {_world.PathOf("sleeping")}\nexec sleep 100\n");
        Permissions.Set(git, Permissions.OwnerOnly | UnixFileMode.UserExecute);
        var start = new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, "doctor", "--installation"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{_world.Folder}:{start.Environment["PATH"]}";
        return Process.Start(start)!;
    }

    private static async Task<string> ReadIdAsync(string file, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (File.Exists(file) && (await File.ReadAllTextAsync(file, cancellationToken)) is [.. var id, '\n'])
                return id;
            await Task.Delay(20, cancellationToken);
        }
    }
}
