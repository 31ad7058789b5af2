namespace Deployer.Bench;

/// <summary>Cycles over pushes that change a comment of `samples/healthy`, with a warm slot.</summary>
internal static class WarmCycles
{
    private const string Sample = "healthy";

    /// <param name="checkout">What is measured.</param>
    /// <param name="sandbox">`off`, `auto` or `required`.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<Split> MeasureAsync(Checkout checkout, string sandbox, CancellationToken cancellationToken)
    {
        await using var scene = new Scene(checkout) { Sandbox = sandbox };
        await scene.AddSampleAsync(Sample, cancellationToken);
        await scene.StartAsync(cancellationToken);
        await scene.SweepAsync(cycles: 1, cancellationToken);
        return await Split.OfAsync(
            () => scene.PushAsync(Sample, "Sources/RateLimit/Limiter.swift", "// And so on.\n", cancellationToken),
            () => scene.SweepAsync(cycles: 1, cancellationToken));
    }
}
