namespace Deployer.Bench;

/// <summary>One question about speed. To add one, write a class and name it in <see cref="Benches.All"/>.</summary>
internal interface IBench
{
    /// <summary>The name on the command line; lower case, words joined by dashes.</summary>
    string Name { get; }

    /// <summary>What is measured, one sentence for the page.</summary>
    string Question { get; }

    /// <summary>Measures; the first row is what the others are compared with.</summary>
    Task<IReadOnlyList<Row>> MeasureAsync(Checkout checkout, CancellationToken cancellationToken);
}

/// <summary>One measured thing.</summary>
/// <param name="What">Its name in the table.</param>
/// <param name="Samples">Each run's time, in the order they were made; at least one.</param>
internal sealed record Row(string What, IReadOnlyList<TimeSpan> Samples)
{
    /// <summary>What it may take; null when nothing is promised.</summary>
    public TimeSpan? Limit { get; init; }

    /// <summary>A row that the limit holds for minus this one's median; null when it holds for the whole.</summary>
    public Row? Over { get; init; }

    public TimeSpan Median => Samples.Order().ElementAt(Samples.Count / 2);

    /// <summary>What is compared with the limit.</summary>
    public TimeSpan Measured => Over is null ? Median : Median - Over.Median;

    public bool Holds => Limit is null || Measured <= Limit;
}
