using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Deployer.SystemTests.Scenes;

/// <summary>What a program left when it had ended.</summary>
internal sealed record Ended(int ExitCode, string Output, string Errors)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>Itself, when it ended so; else the test fails and shows what the program said.</summary>
    public Ended With(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"exit code {ExitCode} instead of {exitCode}\n{Output}\n{Errors}");
        return this;
    }
}

/// <summary>A program that a test started: it can be watched, sent signals, and waited for. It ends with the test.</summary>
internal sealed class ProgramRun : IDisposable
{
    private const int SignalInterrupt = 2;
    private const int SignalKill = 9;
    private const int SignalTerminate = 15;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly Process _process;

    private ProgramRun(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Append(_output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(_errors, line.Data);
    }

    public int Id => _process.Id;

    public string Output => Read(_output);

    public string Errors => Read(_errors);

    /// <summary>Starts a program with just this environment; Ctrl-C reaches it even where the tests run in the background.</summary>
    public static ProgramRun Start(string folder, IReadOnlyDictionary<string, string> variables, params IEnumerable<string> command)
    {
        string[] prefix = OperatingSystem.IsLinux() ? ["/usr/bin/env", "--default-signal=INT"] : ["/usr/bin/env"];
        var start = new ProcessStartInfo(prefix[0], [.. prefix.Skip(1), .. command])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        var run = new ProgramRun(new Process { StartInfo = start });
        run._process.Start();
        run._process.StandardInput.Close();
        run._process.BeginOutputReadLine();
        run._process.BeginErrorReadLine();
        return run;
    }

    /// <summary>Waits until something has been said on standard error.</summary>
    public Task SeeAsync(string text, int times = 1) => UntilAsync(
        () => Errors.Split('\n').Count(line => line.Contains(text, StringComparison.Ordinal)) >= times, $"'{text}' on standard error");

    /// <summary>Waits until something is so while the program runs.</summary>
    public async Task UntilAsync(Func<bool> condition, string what)
    {
        for (var waited = TimeSpan.Zero; waited < Patience; waited += Step)
        {
            if (condition())
            {
                return;
            }

            Assert.False(_process.HasExited && !condition(), $"it ended before there was {what}\n{Output}\n{Errors}");
            await Task.Delay(Step, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"there never was {what}\n{Output}\n{Errors}");
    }

    public void Interrupt() => Send(SignalInterrupt);

    public void Terminate() => Send(SignalTerminate);

    /// <summary>Ends the program alone, without giving it or its children a chance.</summary>
    public void KillHard() => Send(SignalKill);

    public async Task<Ended> EndAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            Assert.Fail($"it did not end\n{Output}\n{Errors}");
        }

        return new Ended(_process.ExitCode, Output, Errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit(TimeSpan.FromSeconds(30));
        }

        _process.Dispose();
    }

    private void Send(int signal) => Assert.Equal(0, NativeKill(Id, signal));

    private static void Append(StringBuilder text, string? line)
    {
        lock (text)
        {
            _ = line is null ? text : text.Append(line).Append('\n');
        }
    }

    private static string Read(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int NativeKill(int process, int signal);
}
