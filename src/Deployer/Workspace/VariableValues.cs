namespace Deployer.Workspace;

/// <summary>The values that hold: argument before environment before `dispatcher.env` before default. Empty counts as unset.</summary>
/// <param name="arguments">Values given on the command line, by variable.</param>
/// <param name="environment">The environment of the process.</param>
/// <param name="file">The variables of `dispatcher.env`.</param>
internal sealed class VariableValues(
    IReadOnlyDictionary<string, string> arguments,
    IReadOnlyDictionary<string, string> environment,
    IReadOnlyDictionary<string, EnvironmentLine> file)
{
    /// <summary>One for each row of the table, in its order.</summary>
    public IReadOnlyList<EffectiveValue> All() => [.. Variables.All.Select(Find)];

    /// <summary>The value of a variable of the table.</summary>
    public EffectiveValue this[string name] => Find(Variables.All.Single(variable => variable.Name == name));

    /// <summary>The value of any variable, known or not; null when it is unset or empty.</summary>
    public string? Lookup(string name) =>
        NotEmpty(environment.GetValueOrDefault(name)) ?? NotEmpty(file.GetValueOrDefault(name)?.Value);

    /// <summary>Names of all variables that have a value.</summary>
    public IEnumerable<string> Names =>
        environment.Keys.Concat(file.Keys).Distinct(StringComparer.Ordinal).Where(name => Lookup(name) is not null);

    private EffectiveValue Find(Variable variable)
    {
        if (NotEmpty(arguments.GetValueOrDefault(variable.Name)) is { } argument)
            return new(variable, argument, "argument");
        if (NotEmpty(environment.GetValueOrDefault(variable.Name)) is { } value)
            return new(variable, value, "environment");
        if (file.GetValueOrDefault(variable.Name) is { Value.Length: > 0 } line && variable.Name != Variables.Workspace)
            return new(variable, line.Value, $"dispatcher.env:{line.Line}");
        return new(variable, variable.Default, variable.Default is null ? "unset" : "default");
    }

    private static string? NotEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
