using System.Text;
using Deployer.Kernel;

namespace Deployer.Diagnose.Reduce;

/// <summary>Reduces a log to what explains its failure, by its analysis.</summary>
/// <param name="options">How long the text may be.</param>
/// <param name="redactor">Knows the values that are secret here; tokens of well-known forms are masked anyway.</param>
internal sealed class LogReducer(ExcerptOptions options, Redactor redactor)
{
    /// <param name="log">The log that was analysed, at its beginning.</param>
    /// <param name="analysis">What it says.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Excerpt> ReduceAsync(Stream log, LogAnalysis analysis, CancellationToken cancellationToken)
    {
        var raw = new RawLog(analysis.PackageFolder);
        var hasCrash = analysis.Diagnosis.Errors.Any(error => error.Phase == Phase.TestCrash);
        await raw.ReadAsync(log, hasCrash || ExcerptPieces.IsUnexplained(analysis.Diagnosis), cancellationToken);
        var safe = new SafeText(redactor);
        return Compose(new ExcerptPieces(analysis.Diagnosis, raw, safe).All(), raw.Bytes, safe);
    }

    /// <summary>The first piece, and of the others, in their order, those that fit.</summary>
    private Excerpt Compose(IEnumerable<string> pieces, long logBytes, SafeText safe)
    {
        var limit = options.LimitFor(logBytes);
        var text = new StringBuilder();
        var (bytes, omitted) = (0, 0);
        foreach (var piece in pieces)
        {
            var size = Encoding.UTF8.GetByteCount(piece) + (text.Length > 0 ? 1 : 0);
            if (text.Length > 0 && bytes + size > limit)
            {
                omitted++;
                continue;
            }

            text.Append(text.Length > 0 ? "\n" : "").Append(piece);
            bytes += size;
        }

        return new Excerpt(text.ToString(), logBytes, bytes, safe.Masked, omitted);
    }
}
