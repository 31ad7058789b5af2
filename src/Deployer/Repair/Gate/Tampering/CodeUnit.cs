using Deployer.Build.Swift.Source;

namespace Deployer.Repair.Gate.Tampering;

/// <summary>One declaration of a file: a function with its body, a property, a case, or the head of a type.</summary>
/// <param name="File">Where it stands.</param>
/// <param name="Path">The types around it and its name with labels, joined by dots.</param>
/// <param name="Node">Its structure.</param>
/// <param name="Head">Its attributes, modifiers and signature; of a type all before its body.</param>
/// <param name="Body">What is between its braces, or behind its `=`; empty for a type.</param>
internal sealed record CodeUnit(
    CodeFile File, string Path, SyntaxNode Node, IReadOnlyList<SwiftToken> Head, IReadOnlyList<SwiftToken> Body)
{
    /// <summary>What must hold for it to be compiled; empty for nothing.</summary>
    public string Condition => File.ConditionAt(Node.Start);

    public int Line => File.LineAt(Node.Start);

    /// <summary>The declared name, without types and labels.</summary>
    public string Name => Node.Name.Length == 0 ? Path.Split('.')[^1] : Node.Name.Split('(')[0] is { Length: > 0 } name ? name : Node.Name;

    /// <summary>The types around it, joined by dots; empty at the top of the file.</summary>
    public string Owner => Node.Name.Length > 0 && Path.Length > Node.Name.Length ? Path[..^(Node.Name.Length + 1)] : "";

    public bool IsType => Node.Kind is "decl.class" or "decl.struct" or "decl.enum" or "decl.actor" or "decl.protocol" || Node.Kind.StartsWith("decl.extension", StringComparison.Ordinal);

    public bool IsFunction => Node.Kind.StartsWith("decl.function", StringComparison.Ordinal);

    /// <summary>A function that a test library calls: XCTest's by its name, Swift Testing's by its attribute.</summary>
    public bool IsTestFunction => File.IsTest && IsFunction && (Name.StartsWith("test", StringComparison.Ordinal) || HasAttribute("Test"));

    /// <summary>For people.</summary>
    public string Place => $"{Path} ({File.Path}:{Line})";

    public string HeadText => Words.Text(Head);

    public string BodyText => Words.Text(Body);

    /// <summary>Names of its parameters inside the body.</summary>
    public IEnumerable<string> Parameters => Node.Children.Where(child => child.Kind == "decl.var.parameter").Select(child => child.Name);

    /// <summary>The comment right before it; empty when there is none.</summary>
    public string Comment
    {
        get
        {
            var start = Head.Count > 0 ? Head[0].Start : Node.Start;
            var lines = File.Text[..start].Split('\n').SkipLast(1).Reverse().TakeWhile(line => line.TrimStart() is ['/', '/', ..] or ['*', ..] or ['/', '*', ..]);
            return string.Join('\n', lines.Reverse());
        }
    }

    public bool HasAttribute(string name) =>
        Enumerable.Range(1, Math.Max(0, Head.Count - 1)).Any(index => Head[index].IsWord(name) && Head[index - 1].IsSymbol('@'));

    public bool HasModifier(string name) => Node.Attributes.Any(attribute => attribute.Kind == $"decl.attribute.{name}");

    /// <summary>What it must keep to be the same: its place, its conditions and every token.</summary>
    public bool IsSameAs(CodeUnit other) => Condition == other.Condition && HeadText == other.HeadText && BodyText == other.BodyText;
}
