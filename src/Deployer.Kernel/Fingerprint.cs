using System.Security.Cryptography;
using System.Text;

namespace Deployer.Kernel;

/// <summary>
/// Says that two failures are the same: the first 16 bytes of a SHA-256 over their normalised parts, as 32 hexadecimal digits.
/// Which parts, and how they are normalised, is a recipe with a version of its own.
/// </summary>
/// <param name="Value">32 lower-case hexadecimal digits.</param>
public sealed record Fingerprint(string Value)
{
    /// <summary>The first 8 digits, for branch names.</summary>
    public string Short => Value[..8];

    /// <summary>The fingerprint of parts in their order; parts may hold any characters.</summary>
    public static Fingerprint Of(params IEnumerable<string> parts)
    {
        var text = string.Concat(parts.Select(part => $"{part.Length}:{part}\n"));
        return new Fingerprint(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16)));
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
