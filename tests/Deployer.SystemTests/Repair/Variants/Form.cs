using System.Text.RegularExpressions;

namespace Deployer.SystemTests.Repair.Variants;

/// <summary>
/// A file with faults of one rule, in a form the rule was not written for. In its text `«broken|right»` marks each fault; a trap has
/// none: it is red, and nobody can know from it what is right.
/// </summary>
/// <param name="Rule">The rule it is for.</param>
/// <param name="Path">Its file in the package.</param>
/// <param name="Marked">Its text.</param>
internal sealed partial record Form(string Rule, string Path, string Marked)
{
    public string Broken => Side(1);

    public string Right => Side(2);

    private string Side(int side) => Marks().Replace(Marked, match => match.Groups[side].Value);

    [GeneratedRegex(@"«([^|»]*(?:\|{7}[^|»]*)?)\|([^|»]*)»")]
    private static partial Regex Marks();
}
