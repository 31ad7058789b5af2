using System.Security.Cryptography;
using System.Text;

namespace Deployer.Build;

/// <summary>Remembers what tools answered, in small files that may be deleted at any time.</summary>
/// <param name="folder">Absolute path; created when needed.</param>
internal sealed class ToolchainCache(string folder)
{
    /// <summary>The remembered answer to the question, or the one asked for now, which is remembered unless it is null.</summary>
    public async Task<string?> GetAsync(
        string question, Func<CancellationToken, Task<string?>> ask, CancellationToken cancellationToken)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(question)).AsSpan(0, 16));
        var file = Path.Combine(folder, name);
        if (File.Exists(file))
        {
            return await File.ReadAllTextAsync(file, cancellationToken);
        }

        var answer = await ask(cancellationToken);
        if (answer is not null)
        {
            Directory.CreateDirectory(folder);
            var unfinished = $"{file}.{Guid.NewGuid():N}.new";
            await File.WriteAllTextAsync(unfinished, answer, cancellationToken);
            File.Move(unfinished, file, overwrite: true);
        }

        return answer;
    }
}
