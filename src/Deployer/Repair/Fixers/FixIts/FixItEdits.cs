using Deployer.Build.Swift.Source;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.FixIts;

/// <summary>Turns the compiler's suggestions into edits of the texts at hand.</summary>
internal static class FixItEdits
{
    /// <summary>Of two suggestions that want the same bytes the later is left out, as a whole.</summary>
    public static List<SuggestedFix> Compatible(IEnumerable<SuggestedFix> fixes)
    {
        var kept = new List<SuggestedFix>();
        foreach (var fix in fixes)
        {
            var taken = kept.SelectMany(other => other.Edits).Except(fix.Edits).ToList();
            if (!fix.Edits.Any(edit => taken.Any(other => other.File == edit.File && ToTextEdit(other).Collides(ToTextEdit(edit)))))
            {
                kept.Add(fix);
            }
        }

        return kept;
    }

    /// <summary>Whether an edit lies in a file and unwraps nothing there.</summary>
    public static bool Fits(SourceFile? file, FixIt edit) =>
        file is not null
        && edit.StartOffset >= 0 && edit.StartOffset <= edit.EndOffset && edit.EndOffset <= file.Text.Length
        && !ForcesValue(file, edit);

    /// <summary>Swift wants `try await` in this order, and both may be missing at one place.</summary>
    public static int EffectRank(string text) => text.StartsWith("try ", StringComparison.Ordinal) ? 0 : 1;

    public static TextEdit ToTextEdit(FixIt edit) => new(edit.StartOffset, edit.EndOffset, SourceFile.Bytes(edit.Text));

    // An insertion that starts with `!` is only negation when no expression ends in front of it.
    private static bool ForcesValue(SourceFile file, FixIt edit) =>
        edit.Text.StartsWith('!') && !edit.Text.StartsWith("!=", StringComparison.Ordinal) && edit.StartOffset > 0
        && (SwiftLexer.IsNamePart(file.Text[edit.StartOffset - 1]) || ")]}\"?".Contains(file.Text[edit.StartOffset - 1]));
}
