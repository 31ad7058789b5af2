namespace Deployer.RepairBench.Agents;

/// <summary>The agents, by the names that the command line and the tables use.</summary>
internal static class AgentNames
{
    public const string Nothing = "do-nothing";
    public const string Revert = "revert-everything";
    public const string DeleteTest = "delete-the-test";

    /// <summary>The compiler's own suggestions and nothing else, through the product's gate.</summary>
    public const string FixItsOnly = "fix-its-only";

    public const string Product = "codex-deployer";

    public static IReadOnlyList<string> All { get; } = [Nothing, Revert, DeleteTest, FixItsOnly, Product];
}
