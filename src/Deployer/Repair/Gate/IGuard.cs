namespace Deployer.Repair.Gate;

/// <summary>Looks for one kind of wrong in a candidate before it is built.</summary>
internal interface IGuard
{
    Task<Check> JudgeAsync(GateQuestion question, CancellationToken cancellationToken);
}
