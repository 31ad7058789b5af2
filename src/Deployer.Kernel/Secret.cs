namespace Deployer.Kernel;

/// <summary>A value that is never printed. It leaves this type only by <see cref="Reveal"/>, at the place that hands it on.</summary>
/// <param name="value">The value; not empty.</param>
public sealed class Secret(string value)
{
    /// <summary>The value itself. Never log, store or pass it as an argument.</summary>
    public string Reveal() => value;

    /// <summary>Always the same mask, whatever the value.</summary>
    public override string ToString() => "***";
}
