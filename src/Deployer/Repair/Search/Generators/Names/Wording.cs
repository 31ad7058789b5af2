using System.Text;

namespace Deployer.Repair.Search.Generators.Names;

/// <summary>Puts names into summaries.</summary>
internal static class Wording
{
    private const int MaxSummary = 72;

    /// <summary>A summary with names, or the one without where that is too long. The names are given one character per byte.</summary>
    public static string Of(FormattableString summary, string otherwise)
    {
        var names = summary.GetArguments().Select(name => (object)Encoding.UTF8.GetString(Encoding.Latin1.GetBytes($"{name}"))).ToArray();
        var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, summary.Format, names);
        return text.Length <= MaxSummary ? text : otherwise;
    }
}
