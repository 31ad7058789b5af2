using System.Globalization;
using System.Text;

namespace Deployer.Tests.Replay;

/// <summary>How a planted cycle ends.</summary>
internal enum PlantedCycle
{
    Green,

    /// <summary>`SOCK_STREAM` where an argument must be an Int32.</summary>
    SocketArgument,

    /// <summary>The same in a declaration.</summary>
    SocketDeclaration,

    /// <summary>A manifest for a newer toolchain.</summary>
    ToolsVersion,

    TestFailure,

    /// <summary>A dependency that cannot be cloned.</summary>
    CloneFailure,

    /// <summary>The log ends in the middle.</summary>
    CutOff,
}

/// <summary>Writes logs like those of a service that was built every two minutes and stayed red for days.</summary>
internal static class PlantedHistory
{
    private const int ProgressLines = 150;

    private static readonly DateTime Start = new(2025, 7, 14, 6, 0, 0, DateTimeKind.Utc);
    private static readonly string[] Servers = ["bootstrap", "planner", "persist"];

    /// <summary>Mostly one error family in two forms, few others, hardly anything green.</summary>
    public static IEnumerable<PlantedCycle> Cycles(int count) => Enumerable.Range(0, count).Select(index => index switch
    {
        _ when index % 22 == 21 => PlantedCycle.Green,
        _ when index % 19 == 18 => PlantedCycle.ToolsVersion,
        _ when index % 27 == 26 => PlantedCycle.TestFailure,
        _ when index % 150 == 149 => PlantedCycle.CloneFailure,
        _ when index % 75 == 74 => PlantedCycle.CutOff,
        _ => index < count / 2 ? PlantedCycle.SocketArgument : PlantedCycle.SocketDeclaration,
    });

    /// <summary>One file for each cycle, two minutes apart, named by its time.</summary>
    public static void Write(string folder, IEnumerable<PlantedCycle> cycles)
    {
        var time = Start;
        foreach (var cycle in cycles)
        {
            File.WriteAllText(Path.Combine(folder, time.ToString("'build-'yyyyMMdd-HHmmss'.log'", CultureInfo.InvariantCulture)), Text(cycle));
            time = time.AddMinutes(2);
        }
    }

    /// <summary>The log of one cycle, some 15 kB.</summary>
    public static string Text(PlantedCycle cycle)
    {
        var text = new StringBuilder();
        if (cycle is PlantedCycle.ToolsVersion or PlantedCycle.CloneFailure)
        {
            return text.Append(BeforeBuilding(cycle)).ToString();
        }

        text.Append("Building for debugging...\n");
        for (var step = 1; step <= ProgressLines; step++)
        {
            text.Append(CultureInfo.InvariantCulture, $"[{step}/{ProgressLines}] Compiling Server{step % 12} Handlers+{(step * 7919) % 1000:000}.swift, and the files of its module\n");
        }

        return cycle switch
        {
            PlantedCycle.CutOff => text.ToString(),
            PlantedCycle.Green => text.Append("Build complete! (41.22s)\n").Append(Tests(isGreen: true)).ToString(),
            PlantedCycle.TestFailure => text.Append("Build complete! (41.22s)\n").Append(Tests(isGreen: false)).ToString(),
            _ => text.Append(Errors(cycle)).Append("error: fatalError\n").ToString(),
        };
    }

    private static string BeforeBuilding(PlantedCycle cycle) => cycle == PlantedCycle.ToolsVersion
        ? "error: 'fountain': package 'fountain' is using Swift tools version 6.1.0 but the installed version is 6.0.3\n"
        : "Fetching https://code.example.org/apple/swift-nio.git\n"
            + "error: Failed to clone repository https://code.example.org/apple/swift-nio.git:\n"
            + "    fatal: unable to access 'https://code.example.org/apple/swift-nio.git/': Could not resolve host: code.example.org\n";

    /// <summary>Each error is printed once for each batch of the compiler.</summary>
    private static string Errors(PlantedCycle cycle)
    {
        var isArgument = cycle == PlantedCycle.SocketArgument;
        var wanted = isArgument ? "expected argument type 'Int32'" : "specified type 'Int32'";
        var line = isArgument ? "        let fd = socket(AF_INET, SOCK_STREAM, 0)" : "        let kind: Int32 = SOCK_STREAM";
        var column = line.IndexOf("SOCK_STREAM", StringComparison.Ordinal);
        var text = new StringBuilder();
        for (var batch = 0; batch < 3; batch++)
        {
            foreach (var server in Servers)
            {
                var message = $"error: cannot convert value of type '__socket_type' to {wanted}";
                text.Append(CultureInfo.InvariantCulture, $"/srv/deploy/repos/fountain/Generated/Server/{server}/main.swift:18:{column + 1}: {message}\n")
                    .Append("16 | #endif\n17 | \n").Append("18 | ").Append(line).Append('\n')
                    .Append("   | ").Append(' ', column).Append("`- ").Append(message).Append("\n19 | \n\n");
            }
        }

        return text.ToString();
    }

    private static string Tests(bool isGreen) =>
        "Test Suite 'All tests' started at 2025-07-14 06:00:41.086\n"
        + "Test Case 'PlannerTests.testRoute' started at 2025-07-14 06:00:41.105\n"
        + (isGreen ? "" : "/srv/deploy/repos/fountain/Tests/PlannerTests/PlannerTests.swift:21: error: PlannerTests.testRoute : XCTAssertEqual failed: (\"404\") is not equal to (\"200\")\n")
        + $"Test Case 'PlannerTests.testRoute' {(isGreen ? "passed" : "failed")} (0.004 seconds)\n"
        + $"Test Suite 'All tests' {(isGreen ? "passed" : "failed")} at 2025-07-14 06:00:41.209\n"
        + $"\t Executed 1 test, with {(isGreen ? "0 failures" : "1 failure")} (0 unexpected) in 0.004 (0.004) seconds\n";
}
