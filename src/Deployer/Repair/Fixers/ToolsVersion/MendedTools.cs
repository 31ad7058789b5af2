using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.ToolsVersion;

/// <summary>A manifest whose tools version was mended in one of the possible ways.</summary>
internal sealed record MendedTools(SourceFile File, Confidence Confidence, string Summary, string Reason);
