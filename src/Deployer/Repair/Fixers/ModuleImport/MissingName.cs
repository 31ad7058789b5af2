using System.Text.RegularExpressions;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.MissingImport;
using Deployer.Repair.Fixers.Names;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.ModuleImport;

/// <summary>A name that an import would bring into sight.</summary>
/// <param name="Name">One character per byte.</param>
/// <param name="IsInternal">Whether the compiler knows it and it is internal to its module.</param>
/// <param name="Owner">The type whose member it should be; null for a name in scope.</param>
internal sealed partial record MissingName(string Name, bool IsInternal, string? Owner = null)
{
    private const string XCTest = "XCTest";
    private const string Testing = "Testing";

    /// <summary>Null when an error is about something else, or a module of the platform has the name.</summary>
    public static MissingName? Of(Diagnostic error)
    {
        if (TestLibraryFor(error) is not null) return new MissingName("", false);
        if (Hidden().Match(error.Message) is { Success: true } hidden) return new MissingName(SourceFile.Bytes(hidden.Groups[1].Value), true);
        if (UnknownName.Of(error) is { Owner: { } owner } member) return new MissingName(member.Name, false, owner);
        return Unknown().Match(error.Message) is { Success: true } unknown && KnownNames.ModuleOf(unknown.Groups[1].Value) is null
            ? new MissingName(SourceFile.Bytes(unknown.Groups[1].Value), false)
            : null;
    }

    /// <summary>The test library that an error lacks, judged by its message alone; null when it is another error.</summary>
    public static string? TestLibraryFor(Diagnostic error) =>
        Unknown().Match(error.Message) is { Success: true } name && name.Groups[1].Value.StartsWith("XCT", StringComparison.Ordinal) ? XCTest
        : error.Message is "unknown attribute 'Test'" or "unknown attribute 'Suite'" or "no macro named 'expect'" or "no macro named 'require'" ? Testing
        : null;

    [GeneratedRegex(@"^cannot find (?:type )?'(\w{1,64})' in scope$")]
    private static partial Regex Unknown();

    [GeneratedRegex(@"^'(\w{1,64})' (?:initializer )?is inaccessible due to 'internal' protection level$")]
    private static partial Regex Hidden();
}
