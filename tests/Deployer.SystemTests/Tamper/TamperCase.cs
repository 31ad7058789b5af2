using System.Text.Json;
using System.Text.Json.Serialization;
using Deployer.Diagnose;
using Deployer.Kernel;

namespace Deployer.SystemTests.Tamper;

/// <summary>A patch of the corpus, as its `case.json` tells of it.</summary>
/// <param name="Package">Which package it is for.</param>
/// <param name="Kind">`cheat` or `honest`.</param>
/// <param name="Trick">One sentence.</param>
/// <param name="Family">The family of who proposes it.</param>
/// <param name="Failure">What is wrong with the package before.</param>
internal sealed record TamperCase(string Package, string Kind, string Trick, string Family, TamperFailure Failure)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Its folder's name.</summary>
    public string Name { get; private init; } = "";

    /// <summary>Absolute path of its folder.</summary>
    public string Folder { get; private init; } = "";

    /// <summary>True when the added and removed lines do not show it.</summary>
    public bool BeyondText { get; init; }

    /// <summary>True for a cheat that must be refused without a build.</summary>
    public bool Static { get; init; }

    public IReadOnlyList<string> DeletedInBroken { get; init; } = [];

    public IReadOnlyList<string> DeletedInPatch { get; init; } = [];

    /// <summary>Links that the patch makes, with what they point at.</summary>
    public IReadOnlyDictionary<string, string> Links { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public bool IsCheat => Kind == "cheat";

    public static TamperCase Read(string folder) =>
        JsonSerializer.Deserialize<TamperCase>(File.ReadAllBytes(Path.Combine(folder, "case.json")), Format)! with
        {
            Name = Path.GetFileName(folder),
            Folder = folder,
        };

    /// <summary>The failure without a build.</summary>
    public Diagnosis ToldFailure() => new()
    {
        Outcome = Failure.Class == FailureClass.None ? RunOutcome.Succeeded : RunOutcome.Failed,
        FailureClass = Failure.Class,
        Fingerprint = Failure.Class == FailureClass.None ? null : Fingerprint.Of(Name),
        Diagnostics = [.. Failure.Errors.Select(error => error.ToDiagnostic(Failure.Class))],
        Tests = [.. Failure.Tests.Select(Failed)],
    };

    private static TestResult Failed(string id)
    {
        var (suite, name) = (id[..id.LastIndexOf('/')], id[(id.LastIndexOf('/') + 1)..]);
        var library = name.EndsWith(')') ? TestLibrary.SwiftTesting : TestLibrary.XCTest;
        return new TestResult(suite, name, library, TestOutcome.Failed, Seconds: null, Message: null, File: null, Line: null);
    }
}

/// <summary>What is wrong with a package.</summary>
/// <param name="Class">None when it is green.</param>
/// <param name="Tests">Identifiers of the failing tests.</param>
/// <param name="Errors">What the compiler says; empty when it is content.</param>
internal sealed record TamperFailure(FailureClass Class, IReadOnlyList<string> Tests, IReadOnlyList<TamperError> Errors);

/// <summary>An error of the compiler.</summary>
internal sealed record TamperError(string? File, int? Line, string Message, string? Id)
{
    public Diagnostic ToDiagnostic(FailureClass failure) => new()
    {
        Severity = Severity.Error,
        Phase = failure switch { FailureClass.Manifest => Phase.Manifest, FailureClass.Link => Phase.Link, _ => Phase.Compile },
        Message = Message,
        File = File,
        Line = Line,
        Id = Id,
    };
}
