using Deployer.Diagnose.Reports;

namespace Deployer.Repair.Inbox;

/// <summary>Those who may propose by Git. A commit's author is what its maker says: who may push is for the remote to decide.</summary>
/// <param name="people">Logins and e-mail addresses; empty: everybody.</param>
internal sealed class Authors(IReadOnlyList<string> people)
{
    private const string NoReply = "users.noreply.";

    /// <summary>Why a file of this author is not taken; null when it is.</summary>
    /// <param name="email">Of the commit that wrote the file as it is; empty when it is not known.</param>
    public string? Refuse(string email) => people.Count == 0 || people.Any(person => Is(person, email))
        ? null
        : $"It was committed by '{Visible.Line(email, 120)}', whom review.people does not name.";

    private static bool Is(string person, string email) =>
        email.Length > 0 && (string.Equals(person, email, StringComparison.OrdinalIgnoreCase) || string.Equals(person, LoginIn(email), StringComparison.OrdinalIgnoreCase));

    /// <summary>The login in an address that a forge gives to who shows no other, such as `7+maria@users.noreply.example.org`; null in any other.</summary>
    private static string? LoginIn(string email)
    {
        var at = email.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && email[(at + 1)..].StartsWith(NoReply, StringComparison.Ordinal) ? email[(email.IndexOf('+', StringComparison.Ordinal) + 1)..at] : null;
    }
}
