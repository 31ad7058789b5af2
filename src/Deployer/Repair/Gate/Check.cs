namespace Deployer.Repair.Gate;

/// <summary>What one static check of the gate says about a candidate.</summary>
internal abstract record Check
{
    private Check()
    {
    }

    /// <summary>Nothing speaks against it.</summary>
    public sealed record Passed : Check
    {
        private Passed()
        {
        }

        public static Passed Instance { get; } = new();
    }

    /// <summary>It must not be shipped.</summary>
    /// <param name="Rule">A stable short name: lower case, words joined by dashes.</param>
    /// <param name="Reason">One sentence for people, with the file or test it is about.</param>
    public sealed record Refused(string Rule, string Reason) : Check;
}
