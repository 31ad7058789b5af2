namespace Deployer.Kernel;

/// <summary>What stops a command and is told to the person who gave it: what happened and what to do.</summary>
/// <param name="code">A stable short name of the error, for programs: lower case, words joined by dashes.</param>
/// <param name="message">What happened and where, one or more sentences.</param>
/// <param name="hint">What to do about it, or null.</param>
public abstract class DeployerException(string code, string message, string? hint) : Exception(message)
{
    /// <summary>A stable short name of the error, for programs.</summary>
    public string Code { get; } = code;

    /// <summary>What to do about it, or null.</summary>
    public string? Hint { get; } = hint;

    /// <summary>The exit code of the command that meets it.</summary>
    public abstract int ExitCode { get; }
}

/// <summary>Wrong usage or wrong configuration; nothing was changed. Exit code 2.</summary>
/// <inheritdoc cref="DeployerException"/>
public sealed class UsageException(string code, string message, string? hint = null) : DeployerException(code, message, hint)
{
    /// <inheritdoc/>
    public override int ExitCode => 2;
}

/// <summary>The machine lacks something: a program, disk, a permission, a port, a lock. Exit code 3.</summary>
/// <inheritdoc cref="DeployerException"/>
public sealed class MachineException(string code, string message, string? hint = null) : DeployerException(code, message, hint)
{
    /// <inheritdoc/>
    public override int ExitCode => 3;
}
