using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deployer.Tests.Architecture;

/// <summary>How big files, methods and parameter lists may be.</summary>
internal static class SizeRules
{
    private const int MaxFileLines = 250;
    private const int MaxMethodLines = 40;
    private const int MaxDependencies = 6;
    private const int MaxParameters = 4;

    public static IEnumerable<string> LongFiles(SourceFile file) =>
        file.Lines > MaxFileLines ? [$"{file.Path} has {file.Lines} lines, {MaxFileLines} are allowed"] : [];

    public static IEnumerable<string> LongMethods(SourceFile file)
    {
        var members = file.Root.DescendantNodes()
            .Where(node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax
                or PropertyDeclarationSyntax { ExpressionBody: not null })
            .Select(node => (Node: node, Lines: SourceFile.LinesOf(node)));
        var statements = file.All<GlobalStatementSyntax>().ToList();
        var program = statements.Count == 0 ? [] : new[] { (Node: (SyntaxNode)statements[0], Lines: statements.Sum(SourceFile.LinesOf)) };
        return members.Concat(program)
            .Where(member => member.Lines > MaxMethodLines)
            .Select(member => $"{file.Place(member.Node)}: {NameOf(member.Node)} has {member.Lines} lines, {MaxMethodLines} are allowed");
    }

    /// <summary>Records are data and may have more.</summary>
    public static IEnumerable<string> ManyDependencies(SourceFile file)
    {
        var primary = file.All<TypeDeclarationSyntax>().Where(type => type is ClassDeclarationSyntax or StructDeclarationSyntax);
        return primary.Select(type => ((SyntaxNode)type, type.ParameterList, type.Identifier.Text))
            .Concat(file.All<ConstructorDeclarationSyntax>().Select(made => ((SyntaxNode)made, (ParameterListSyntax?)made.ParameterList, made.Identifier.Text)))
            .Where(made => made.Item2?.Parameters.Count > MaxDependencies)
            .Select(made => $"{file.Place(made.Item1)}: {made.Text} takes {made.Item2!.Parameters.Count} dependencies, {MaxDependencies} are allowed");
    }

    /// <summary>Without the cancellation token; foreign functions and overrides have the signature that others gave them.</summary>
    public static IEnumerable<string> ManyParameters(SourceFile file)
    {
        var methods = file.All<MethodDeclarationSyntax>()
            .Where(method => !IsForeign(method) && !method.Modifiers.Any(SyntaxKind.OverrideKeyword))
            .Select(method => ((SyntaxNode)method, method.ParameterList, method.Identifier.Text));
        var functions = file.All<LocalFunctionStatementSyntax>()
            .Select(function => ((SyntaxNode)function, function.ParameterList, function.Identifier.Text));
        return methods.Concat(functions)
            .Select(method => (method.Item1, method.Text, Count: method.ParameterList.Parameters.Count(parameter => !IsToken(parameter))))
            .Where(method => method.Count > MaxParameters)
            .Select(method => $"{file.Place(method.Item1)}: {method.Text} takes {method.Count} parameters, {MaxParameters} and a token are allowed");
    }

    public static bool IsToken(ParameterSyntax parameter) => parameter.Type?.ToString() is "CancellationToken" or "CancellationToken?";

    private static bool IsForeign(MethodDeclarationSyntax method) =>
        method.AttributeLists.SelectMany(list => list.Attributes).Any(one => one.Name.ToString() is "LibraryImport" or "DllImport")
        || method.AttributeLists.ToString().Contains("LoggerMessage");

    private static string NameOf(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        ConstructorDeclarationSyntax made => made.Identifier.Text,
        LocalFunctionStatementSyntax function => function.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        AccessorDeclarationSyntax accessor => accessor.Keyword.Text,
        GlobalStatementSyntax => "the program",
        _ => node.Kind().ToString(),
    };
}
