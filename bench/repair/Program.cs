using Deployer.RepairBench;

// Usage: dotnet run --project bench/repair -c Release -- VERB [--share development|heldOut] [--seed N] [--count N] [--agent NAME]…
//   packages  checks the packages    cases  makes the cases    run  lets the agents at them    report  prints the tables    all  all of it
// What was done is kept under artifacts/repair; a second call goes on from there.
return await new Session(Options.Parse(args)).RunAsync(CancellationToken.None);
