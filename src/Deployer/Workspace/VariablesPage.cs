using System.Text;

namespace Deployer.Workspace;

/// <summary>The reference page of the environment variables, made from their table.</summary>
internal static class VariablesPage
{
    /// <summary>The page as Markdown.</summary>
    public static string Text { get; } = Write();

    private static string Write()
    {
        var page = new StringBuilder();
        page.Append("""
            # Environment variables

            All are optional. A value is taken from the command line, else from the environment, else from `dispatcher.env`, else
            from `deployer.yaml`, else the default holds. An empty value counts as unset. `codex-deployer config` shows the values
            that hold and where each came from.

            This page is written by `codex-deployer config --docs`.

            | variable | default | meaning |
            |---|---|---|

            """);
        foreach (var variable in Variables.All)
        {
            var secret = variable.Secret ? " Secret." : "";
            var later = variable.AppliesNow ? "" : " Accepted, without effect yet.";
            page.Append($"| `{variable.Name}` | {Default(variable)} | {variable.Meaning}{secret}{later} |\n");
        }

        return page.ToString();
    }

    private static string Default(Variable variable) => variable.Default switch
    {
        null => "none",
        var text when text.Contains(' ') => text,
        var text => $"`{text}`",
    };
}
