using Deployer.Bench;

// Usage: dotnet run --project bench/Deployer.Bench -c Release -- NAME… [--write]     Exit code 1: a promise is broken.
if (args is [StartUpBench.Hello])
{
    Console.WriteLine("Hello");
    return 0;
}

var names = args.Where(argument => argument != "--write").ToList();
var wanted = Benches.All.Where(bench => names.Contains(bench.Name) || names is ["all"]).ToList();
if (wanted.Count == 0 || (wanted.Count < names.Count && names is not ["all"]))
{
    Console.Error.WriteLine($"usage: NAME… [--write], or all; there are: {string.Join(", ", Benches.All.Select(bench => bench.Name))}");
    return 2;
}

var checkout = Checkout.Find();
var holds = true;
foreach (var bench in wanted)
{
    var load = Machine.Load();
    var rows = await bench.MeasureAsync(checkout, CancellationToken.None);
    var section = Report.Section(bench, rows, load);
    Console.WriteLine(section);
    Console.WriteLine();
    holds &= rows.All(row => row.Holds);
    if (args.Contains("--write"))
    {
        await File.WriteAllTextAsync(checkout.Page, PageSection.Into(await File.ReadAllTextAsync(checkout.Page), $"bench:{bench.Name}", section));
    }
}

return holds ? 0 : 1;
