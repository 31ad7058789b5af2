using System.Collections;

namespace Deployer.App;

/// <summary>The one place that reads the environment of this process; everything else is handed a copy.</summary>
internal static class EnvironmentVariables
{
    /// <summary>All variables with their values.</summary>
    public static IReadOnlyDictionary<string, string> OfThisProcess()
    {
#pragma warning disable RS0030 // The single home of this call.
        var variables = Environment.GetEnvironmentVariables();
#pragma warning restore RS0030
        return variables.Cast<DictionaryEntry>().ToDictionary(
            variable => (string)variable.Key, variable => (string?)variable.Value ?? "", StringComparer.Ordinal);
    }
}
