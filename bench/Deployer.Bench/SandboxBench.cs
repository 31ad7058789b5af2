namespace Deployer.Bench;

/// <summary>What the sandbox adds to a cycle.</summary>
internal sealed class SandboxBench : IBench
{
    public string Name => "sandbox";

    public string Question => "The cycle of `warm-cycle`: with manifest, build and tests free, and in the sandbox.";

    public async Task<IReadOnlyList<Row>> MeasureAsync(Checkout checkout, CancellationToken cancellationToken) =>
    [
        new Row("`sandbox: {mode: off}`", (await WarmCycles.MeasureAsync(checkout, "off", cancellationToken)).Whole),
        new Row("`sandbox: {mode: required}`", (await WarmCycles.MeasureAsync(checkout, "required", cancellationToken)).Whole),
    ];
}
