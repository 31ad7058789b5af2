using Deployer.Cycle;

namespace Deployer.Watch;

/// <summary>Notes what fails for the machine, and says whether it is time to try it again.</summary>
/// <param name="journal">Keeps it over restarts.</param>
/// <param name="isPatient">True in a daemon; a single sweep is asked for by somebody who wants it tried now.</param>
/// <param name="machine">What builds can have at most.</param>
/// <param name="time">For how long to wait.</param>
internal sealed class Troubles(IJournal journal, bool isPatient, string machine, TimeProvider time)
{
    /// <summary>What is said of one for which the machine has too little.</summary>
    public const string NotBefore = "not tried again before its commit or the machine changes";

    /// <summary>True while this is not to be tried again. What a person asks for is tried at once.</summary>
    public bool IsHeld(ServiceRecord service, TroubleKind kind, string? key) =>
        service.Trigger == TriggerRequest.None && service.Trouble is { } trouble
        && (trouble.HoldsOn(machine, kind, key) || (isPatient && trouble.Holds(kind, key, time.GetUtcNow())));

    public static string Describe(ServiceRecord service) => service.Trouble switch
    {
        null => "",
        { IsLasting: true } lasting => $"{lasting.Reason}; failed {lasting.Failures} times, {NotBefore}",
        var trouble => $"{trouble.Reason}; failed {trouble.Failures} times, tried again after {trouble.NextTry.UtcDateTime:HH:mm:ss} UTC",
    };

    /// <summary>It failed; the service as it is stored then.</summary>
    public Task<ServiceRecord> NoteAsync(ServiceRecord service, Trouble.Failed failed, CancellationToken cancellationToken) =>
        journal.UpdateServiceAsync(
            service.Name, current => current with { Trouble = Trouble.After(current.Trouble, failed, time.GetUtcNow()) }, cancellationToken);

    /// <summary>The service without this trouble, which is over.</summary>
    public async Task<ServiceRecord> EndAsync(ServiceRecord service, TroubleKind kind, CancellationToken cancellationToken) =>
        service.Trouble?.Kind == kind
            ? await journal.UpdateServiceAsync(service.Name, current => current with { Trouble = null }, cancellationToken)
            : service;
}
