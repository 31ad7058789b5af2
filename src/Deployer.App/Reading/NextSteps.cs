using System.Diagnostics;
using Deployer.Cycle;
using Deployer.Diagnose;

namespace Deployer.App.Reading;

/// <summary>What a person can do about a service in its state, one or two sentences.</summary>
internal static class NextSteps
{
    public static string Of(ServiceRecord service, CycleRecord? cycle) => service.State switch
    {
        _ when service.Suspended => $"`codex-deployer resume {service.Name}` takes it up again.",
        ServiceState.Suspended => $"`codex-deployer resume {service.Name}` takes it up again.",
        ServiceState.Unknown => "Nothing is known of it yet: `codex-deployer run --once` looks at it, `codex-deployer doctor` tells whether its remote can be read.",
        ServiceState.Green => "Nothing to do.",
        ServiceState.Fixing => $"It is being worked on: `codex-deployer logs {service.Name} --follow` watches.",
        ServiceState.Waiting when cycle?.FixBranch is { } branch => $"Look at the branch {branch} and merge it: it was built and tested.",
        ServiceState.Waiting => "It goes on when what it waits for has happened.",
        ServiceState.Red => OfRed(service, cycle),
        _ => throw new UnreachableException(),
    };

    private static string OfRed(ServiceRecord service, CycleRecord? cycle) => service.FailureClass switch
    {
        FailureClass.Infrastructure or FailureClass.Toolchain =>
            $"No change of the code helps: `codex-deployer doctor` checks the machine, `codex-deployer trigger {service.Name}` tries again.",
        FailureClass.Flaky =>
            $"It fails only now and then: `codex-deployer trigger {service.Name} --rebuild` runs it again; mend the test that wavers.",
        _ =>
            "Push a correction, or propose one by `codex-deployer feedback submit`."
            + (cycle is null ? "" : $" `codex-deployer show {cycle.Id}` has every step and diff."),
    };
}
