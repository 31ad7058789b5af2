namespace Deployer.Storage;

/// <summary>SQL with the values of its parameters.</summary>
/// <param name="Sql">One statement, parameters as `@name`.</param>
/// <param name="Values">Each parameter's name without the sign, and its value in the loop's own vocabulary.</param>
internal sealed record Statement(string Sql, params (string Name, object? Value)[] Values);
