namespace Deployer.RepairBench.Operators;

/// <summary>How a fault shows.</summary>
internal enum Symptom
{
    /// <summary>The manifest or the sources do not build.</summary>
    Build,

    /// <summary>It builds, and visible tests fail.</summary>
    Tests,

    /// <summary>It builds, and the tests die.</summary>
    Crash,

    /// <summary>It builds, and the tests do not end.</summary>
    Hang,

    /// <summary>A test fails now and then; the code is right.</summary>
    Flaky,

    /// <summary>The machine fails; the code is right.</summary>
    Infrastructure,

    /// <summary>A test demands what its own comment and the other tests forbid; the code is right.</summary>
    Impossible,
}
