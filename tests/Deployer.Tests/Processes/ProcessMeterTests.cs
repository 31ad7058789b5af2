using System.Diagnostics.Metrics;
using Deployer.Kernel;
using Deployer.Processes;
using Xunit;

namespace Deployer.Tests.Processes;

public sealed class ProcessMeterTests
{
    [Fact]
    public async Task The_duration_of_a_program_is_heard_under_its_file_name()
    {
        using var folder = new TempFolder();
        var program = folder["a-program-of-this-test"];
        File.CreateSymbolicLink(program, "/bin/sh");
        var heard = new List<double>();
        using var listener = new MeterListener { InstrumentPublished = Enable };
        listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) =>
        {
            if (tags is [{ Key: TelemetryNames.ProgramTag, Value: "a-program-of-this-test" }])
            {
                heard.Add(seconds);
            }
        });
        listener.Start();

        var runner = new ProcessRunner(ProcessEnvironment.OfThisProcess(), TimeProvider.System, ledger: null);
        var request = new ProcessRequest(program, ["-c", "exit 3"]) { WorkingDirectory = folder.Path, Deadline = TimeSpan.FromMinutes(1) };
        var result = await runner.RunAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(3, result.ExitCode);
        Assert.InRange(Assert.Single(heard), double.Epsilon, result.Duration.TotalSeconds);
    }

    private static void Enable(Instrument instrument, MeterListener listener)
    {
        if (instrument.Meter.Name == TelemetryNames.Meter && instrument.Name == TelemetryNames.ProcessDuration)
        {
            listener.EnableMeasurementEvents(instrument);
        }
    }
}
