using System.Globalization;
using System.Text;

namespace Deployer.Bench;

/// <summary>Large logs as Swift's tools print them, in temporary files.</summary>
internal sealed class SampleLog : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("codex-deployer-bench-").FullName;

    private SampleLog(long bytes, Func<int, string> block)
    {
        File = Path.Combine(_folder, "build.log");
        using var writer = new StreamWriter(File, append: false, new UTF8Encoding(false), bufferSize: 1 << 20);
        for (var number = 0; Bytes < bytes; number++)
        {
            var text = block(number);
            writer.Write(text);
            Bytes += Encoding.UTF8.GetByteCount(text);
        }
    }

    public string File { get; }

    public long Bytes { get; private set; }

    /// <summary>Steps of a build and tests that pass.</summary>
    public static SampleLog Clean(long bytes) => new(bytes, CleanBlock);

    /// <summary>One diagnostic in its snippet after the other: 60,000 different ones, each told again and again.</summary>
    public static SampleLog Dense(long bytes) => new(bytes, DenseBlock);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string CleanBlock(int number) => string.Create(CultureInfo.InvariantCulture, $"""
        [{number % 4000}/4012] Compiling Payments Ledger{number % 3000}.swift
        [{number % 4000}/4012] Emitting module Payments
        Test Case 'LedgerTests.testTransfer{number % 5000}' started at 2026-11-22 14:27:30.487
        Test Case 'LedgerTests.testTransfer{number % 5000}' passed (0.0{number % 90 + 10} seconds)
        Test Case 'PaymentsTests.testRefund{number % 4000}' started at 2026-11-22 14:27:30.488
        Test Case 'PaymentsTests.testRefund{number % 4000}' passed (0.001 seconds)
        ◇ Test rounding{number % 2000}() started.
        ✔ Test rounding{number % 2000}() passed after 0.00{number % 9 + 1} seconds.

        """);

    private static string DenseBlock(int number)
    {
        var (file, line) = (number % 300, number / 300 % 200 + 3);
        return string.Create(CultureInfo.InvariantCulture, $"""
            /srv/deploy/payments/Sources/Payments/Ledger{file}.swift:{line}:17: error: call can throw but is not marked with 'try'
            {line - 2,3} | public func settle(_ accounts: [Account]) -> Int {"{"}
            {line - 1,3} |     // Every account has an amount.
            {line,3} |     let amount{file} = parse(accounts[{line}].text)
                |                 |- error: call can throw but is not marked with 'try'
                |                 |- note: did you mean to use 'try'?
                |                 |- note: did you mean to handle error as optional value?
                |                 `- note: did you mean to disable error propagation?
            {line + 1,3} |     return amount{file} + pending
            {line + 2,3} | {"}"}


            """);
    }
}
