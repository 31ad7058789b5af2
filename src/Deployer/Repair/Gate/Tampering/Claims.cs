using System.Globalization;
using Deployer.Build.Swift.Source;

namespace Deployer.Repair.Gate.Tampering;

/// <summary>Finds what a declaration demands.</summary>
internal static class Claims
{
    private static readonly string[] Comparisons = ["==", "!=", "<=", ">=", "<", ">", "===", "!=="];

    public static IReadOnlyList<Claim> Of(CodeUnit unit)
    {
        var (file, names) = (unit.File, new LocalNames(unit));
        return
        [
            .. Calls(unit.Node, [])
                .Where(call => Words.Assertions.Contains(call.Node.Name.Split('.')[^1]) && call.Node.BodyStart is not null)
                .Select(call => new Found(call.Node.Name.Split('.')[^1], call.Node.Start, call.Node.End, call.Around) { BodyStart = call.Node.BodyStart ?? 0, BodyEnd = call.Node.BodyEnd ?? 0 })
                .Concat(Macros(unit))
                .Select(found => Read(file, names, found)),
        ];
    }

    private static IEnumerable<(SyntaxNode Node, IReadOnlyList<SyntaxNode> Around)> Calls(SyntaxNode node, IReadOnlyList<SyntaxNode> around)
    {
        foreach (var child in node.Children)
        {
            if (child.Kind == "expr.call") yield return (child, around);
            foreach (var inner in Calls(child, [.. around, child])) yield return inner;
        }
    }

    /// <summary>`#expect(…)` and `#require(…)`, which the structure shows only by their arguments.</summary>
    private static IEnumerable<Found> Macros(CodeUnit unit)
    {
        var tokens = unit.Body;
        var pairs = new Fixers.Source.BracketPairs(tokens);
        for (var index = 0; index + 2 < tokens.Count; index++)
        {
            if (!tokens[index].IsSymbol('#') || !Words.Assertions.Contains(tokens[index + 1].Text)) continue;
            var open = index + 2;
            if (tokens[open].IsSymbol('(') || tokens[open].IsSymbol('{'))
            {
                if (pairs.Of(open) is not { } close) continue;
                var last = close + 1 < tokens.Count && tokens[close + 1].IsSymbol('{') && pairs.Of(close + 1) is { } trailing ? trailing : close;
                yield return new Found(tokens[index + 1].Text, tokens[index].Start, tokens[last].End, Around(unit.Node, tokens[index].Start)) { BodyStart = tokens[open].End, BodyEnd = tokens[close].Start };
            }
        }
    }

    private static List<SyntaxNode> Around(SyntaxNode node, int offset)
    {
        var around = new List<SyntaxNode>();
        for (var now = node; now is not null; now = now.Children.FirstOrDefault(child => child.Start <= offset && offset < child.End))
        {
            if (now != node) around.Add(now);
        }

        return around;
    }

    private static Claim Read(CodeFile file, LocalNames names, Found place)
    {
        var arguments = Arguments(file.TokensIn(place.BodyStart, place.BodyEnd)).ToList();
        var tail = file.TokensIn(place.BodyEnd, place.End).Skip(1).ToList();
        var tolerance = arguments.FirstOrDefault(argument => argument.Label is "accuracy" or "timeout" or "within");
        var values = arguments.Where(argument => argument != tolerance && argument.Label is not ("file" or "line" or "sourceLocation")).Select(argument => argument.Value).ToList();
        var (operation, operands) = Shape(place.Name, values);
        var written = operands.ConvertAll(names.WriteOut);
        var all = operands.SelectMany(operand => operand).Concat(tail).ToList();
        var texts = written.ConvertAll(Words.Text).Concat(tail.Count > 0 ? [Words.Text(tail)] : Array.Empty<string>()).ToList();
        return new Claim(operation, texts, Blocks.Describe(file, place.Around, place.Start, withConditions: true))
        {
            Blocks = Blocks.Describe(file, place.Around, place.Start, withConditions: false),
            Tolerance = tolerance is null ? null : Number(tolerance.Value),
            Literals = [.. all.Where(LocalNames.IsLiteral).Select(token => token.Text)],
            Names = all.Where(LocalNames.IsName).Select(token => token.Text).ToHashSet(StringComparer.Ordinal),
            IsEmpty = IsEmpty(operation, written) && tail.Count == 0,
            Written = [.. operands.Select(Words.Text), Words.Text(tail)],
            Text = Words.Text(file.TokensIn(place.Start, place.End)),
            Start = place.Start,
            End = place.End,
        };
    }

    /// <summary>A demand that cannot fail. `XCTFail()` and `try XCTUnwrap` of a constant are none.</summary>
    private static bool IsEmpty(string operation, List<IReadOnlyList<SwiftToken>> operands) =>
        operands.Count > 0 && operation is not "XCTFail"
        && (operands.All(LocalNames.IsConstant)
            || (operation is "==" or ">=" or "<=" or "===" && operands.Count == 2 && Words.Text(operands[0]) == Words.Text(operands[1])));

    private static (string Operation, List<IReadOnlyList<SwiftToken>> Operands) Shape(string name, List<IReadOnlyList<SwiftToken>> values)
    {
        (string, List<IReadOnlyList<SwiftToken>>) First(string operation, int count) => (operation, [.. values.Take(count)]);
        return name switch
        {
            "XCTAssertEqual" when values is [var left, [{ Text: "true" }], ..] && Compared(left) is { } inner => inner,
            "XCTAssertEqual" => First("==", 2),
            "XCTAssertNotEqual" => First("!=", 2),
            "XCTAssertIdentical" => First("===", 2),
            "XCTAssertNotIdentical" => First("!==", 2),
            "XCTAssertGreaterThan" => First(">", 2),
            "XCTAssertGreaterThanOrEqual" => First(">=", 2),
            "XCTAssertLessThan" => First("<", 2),
            "XCTAssertLessThanOrEqual" => First("<=", 2),
            "XCTAssertNil" => First("== nil", 1),
            "XCTAssertNotNil" or "XCTUnwrap" => First("!= nil", 1),
            "XCTAssertFalse" => First("false", 1),
            "XCTAssert" or "XCTAssertTrue" or "expect" or "require" when values is [var value, ..] && Compared(value) is { } compared => compared,
            "XCTAssert" or "XCTAssertTrue" => First("true", 1),
            "expect" or "require" when values.Count > 0 => First("true", 1),
            _ => (name, values),
        };
    }

    /// <summary>The two sides of a comparison that is all of an expression; null when it is none.</summary>
    private static (string Operation, List<IReadOnlyList<SwiftToken>> Operands)? Compared(IReadOnlyList<SwiftToken> value)
    {
        var depth = 0;
        for (var index = 0; index < value.Count; index++)
        {
            if (value[index].Kind != SwiftTokenKind.Symbol) continue;
            depth += "([{".Contains(value[index].Text[0]) ? 1 : ")]}".Contains(value[index].Text[0]) ? -1 : 0;
            if (depth != 0 || OperatorAt(value, index) is not { } found) continue;
            if (found is "&&" or "||" or "??" or "?") return null;
            if (!Comparisons.Contains(found))
            {
                index += found.Length - 1;
                continue;
            }

            IReadOnlyList<SwiftToken> left = [.. value.Take(index)];
            IReadOnlyList<SwiftToken> right = [.. value.Skip(index + found.Length)];
            if (left.Count == 0 || right.Count == 0 || Compared(right) is not null) return null;
            return right is [{ Text: "nil" }] ? ($"{found} nil", [left]) : (found, [left, right]);
        }

        return null;
    }

    /// <summary>The operator that begins at a token: symbols without space between.</summary>
    private static string? OperatorAt(IReadOnlyList<SwiftToken> tokens, int index)
    {
        const string Characters = "=!<>&|?+-*/%^~";
        var end = index;
        while (end < tokens.Count && tokens[end].Kind == SwiftTokenKind.Symbol && Characters.Contains(tokens[end].Text[0])
            && (end == index || tokens[end].Start == tokens[end - 1].End)) end++;
        return end == index ? null : string.Concat(tokens.Skip(index).Take(end - index).Select(token => token.Text));
    }

    /// <summary>An assertion in a file.</summary>
    /// <param name="Name">What is called.</param>
    /// <param name="Start">Of its first byte.</param>
    /// <param name="End">After its last byte.</param>
    /// <param name="Around">What is around it in the declaration, the outermost first.</param>
    private sealed record Found(string Name, int Start, int End, IReadOnlyList<SyntaxNode> Around)
    {
        public required int BodyStart { get; init; }

        public required int BodyEnd { get; init; }
    }

    private sealed record Argument(string Label, IReadOnlyList<SwiftToken> Value);

    private static IEnumerable<Argument> Arguments(IReadOnlyList<SwiftToken> tokens)
    {
        var (start, depth) = (0, 0);
        for (var index = 0; index <= tokens.Count; index++)
        {
            if (index < tokens.Count && tokens[index].Kind == SwiftTokenKind.Symbol)
            {
                depth += "([{".Contains(tokens[index].Text[0]) ? 1 : ")]}".Contains(tokens[index].Text[0]) ? -1 : 0;
            }

            if (index < tokens.Count && (depth != 0 || !tokens[index].IsSymbol(','))) continue;
            var part = tokens.Skip(start).Take(index - start).ToList();
            start = index + 1;
            if (part.Count == 0) continue;
            yield return part.Count > 2 && part[0].Kind == SwiftTokenKind.Word && part[1].IsSymbol(':') ? new(part[0].Text, [.. part.Skip(2)]) : new("", part);
        }
    }

    /// <summary>Infinitely much when it is no plain number.</summary>
    private static double Number(IReadOnlyList<SwiftToken> value) => double.TryParse(
        string.Concat(value.Select(token => token.Text)).Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? number
        : double.PositiveInfinity;
}
