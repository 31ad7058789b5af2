using Deployer.Cycle;
using Deployer.Kernel;
using Deployer.Workspace;

namespace Deployer.App.Control;

/// <summary>What people change about a service by hand, in the journal. The loop acts on it at its next look.</summary>
/// <param name="journal">Where it is noted.</param>
/// <param name="services">The services of the configuration.</param>
/// <param name="time">For when a state began.</param>
internal sealed class ServiceCommands(IJournal journal, IReadOnlyList<ServiceName> services, TimeProvider time)
{
    /// <summary>The service of this name; throws with the known ones when there is none.</summary>
    public static ServiceName Require(string text, IReadOnlyList<ServiceName> services) =>
        services.FirstOrDefault(service => string.Equals(service.Value, text, StringComparison.Ordinal))
        ?? throw new UsageException(
            "unknown-service",
            $"There is no service '{text}'.{Nearest.Suggest(text, services.Select(service => service.Value))}",
            services.Count == 0
                ? "This workspace has no services yet: name them in deployer.yaml."
                : $"Known are: {string.Join(", ", services.Select(service => service.Value).Order(StringComparer.Ordinal))}.");

    /// <summary>Does what a request asks for and says what was done.</summary>
    public Task<string> RunAsync(ControlRequest request, CancellationToken cancellationToken)
    {
        var service = Require(request.Service, services);
        return request.Verb switch
        {
            "trigger" => TriggerAsync(service, request.Rebuild, cancellationToken),
            "suspend" => SuspendAsync(service, cancellationToken),
            "resume" => ResumeAsync(service, cancellationToken),
            _ => throw new UsageException(
                "control-verb", $"The daemon knows no verb '{request.Verb}'.", "Use the same version of codex-deployer as the daemon's."),
        };
    }

    private async Task<string> TriggerAsync(ServiceName name, bool rebuild, CancellationToken cancellationToken)
    {
        var service = await journal.UpdateServiceAsync(
            name,
            service => service with
            {
                // A wish to rebuild is not taken back by one that only asks to look.
                Trigger = rebuild || service.Trigger == TriggerRequest.Rebuild ? TriggerRequest.Rebuild : TriggerRequest.Look,

                // What failed for the machine is tried at once, and its waits start anew; what is too much for it is tried once.
                Trouble = service.Trouble is { IsLasting: true } lasting ? lasting : null,
            },
            cancellationToken);
        var what = service.Trigger == TriggerRequest.Rebuild ? "rebuilt, whatever is known of it" : "looked at";
        return service.Suspended
            ? $"{name} is suspended: it will be {what} after `codex-deployer resume {name}`."
            : $"{name} will be {what}.";
    }

    private async Task<string> SuspendAsync(ServiceName name, CancellationToken cancellationToken)
    {
        var already = false;
        await journal.UpdateServiceAsync(
            name,
            service =>
            {
                already = service.Suspended;
                return already ? service : service with { Suspended = true, State = ServiceState.Suspended, Since = time.GetUtcNow() };
            },
            cancellationToken);
        return already
            ? $"{name} was suspended already."
            : $"{name} is suspended: nothing of it is built, pushed or released until `codex-deployer resume {name}`.";
    }

    private async Task<string> ResumeAsync(ServiceName name, CancellationToken cancellationToken)
    {
        var suspended = false;
        await journal.UpdateServiceAsync(
            name,
            service =>
            {
                suspended = service.Suspended;
                return suspended ? Resumed(service) : service;
            },
            cancellationToken);
        return suspended ? $"{name} is looked after again." : $"{name} was not suspended.";
    }

    /// <summary>As it was before, as far as the rest of the record tells; the next look makes sure.</summary>
    private ServiceRecord Resumed(ServiceRecord service) => service with
    {
        Suspended = false,
        Since = time.GetUtcNow(),
        Trigger = service.Trigger == TriggerRequest.None ? TriggerRequest.Look : service.Trigger,
        State = service switch
        {
            { WaitingFor: not null } => ServiceState.Waiting,
            { Fingerprint: not null } => ServiceState.Red,
            { Commit: { } commit, LastGreen: { } green } when commit == green => ServiceState.Green,
            _ => ServiceState.Unknown,
        },
    };
}
