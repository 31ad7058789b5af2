using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deployer.Tests.Architecture;

/// <summary>What things may be called, and what a name promises.</summary>
internal static class NameRules
{
    private static readonly string[] _emptyWords = ["Manager", "Helper", "Helpers", "Util", "Utils", "Common", "Base", "Impl"];

    public static IEnumerable<string> EmptyNames(SourceFile file) =>
        from type in file.All<BaseTypeDeclarationSyntax>()
        let word = _emptyWords.FirstOrDefault(word => type.Identifier.Text.EndsWith(word, StringComparison.Ordinal))
        where word is not null
        select $"{file.Place(type)}: {type.Identifier.Text} ends in {word}, which says nothing";

    public static IEnumerable<string> MisnamedFiles(SourceFile file)
    {
        var name = Path.GetFileName(file.Path).Split('.')[0];
        var types = file.All<BaseTypeDeclarationSyntax>().Select(type => type.Identifier.Text)
            .Concat(file.All<DelegateDeclarationSyntax>().Select(type => type.Identifier.Text)).ToList();
        return types.Count > 0 && !types.Contains(name) && !file.All<GlobalStatementSyntax>().Any()
            ? [$"{file.Path} holds {string.Join(", ", types)} and no {name}"]
            : [];
    }

    public static IEnumerable<string> MisplacedNamespaces(SourceFile file)
    {
        var folder = Path.GetDirectoryName(file.Path)!.Replace('\\', '/').Replace("src/", "").Replace('/', '.');
        return file.All<BaseNamespaceDeclarationSyntax>()
            .Where(space => space.Name.ToString() != folder)
            .Select(space => $"{file.Place(space)}: the namespace {space.Name} should be {folder}, as its folder is");
    }

    /// <summary>What is public is promised to others; only the kernel's vocabulary is.</summary>
    public static IEnumerable<string> PublicTypes(SourceFile file) =>
        file.Path.StartsWith("src/Deployer.Kernel/", StringComparison.Ordinal)
            ? []
            : from type in file.All<BaseTypeDeclarationSyntax>()
              where type.Parent is BaseNamespaceDeclarationSyntax or CompilationUnitSyntax && type.Modifiers.Any(SyntaxKind.PublicKeyword)
              select $"{file.Place(type)}: {type.Identifier.Text} is public";

    public static IEnumerable<string> AsyncNames(SourceFile file) =>
        from method in file.All<MethodDeclarationSyntax>()
        where !method.Modifiers.Any(SyntaxKind.OverrideKeyword) && method.Identifier.Text != "Main"
        let isTask = method.ReturnType.ToString().Split('<')[0] is "Task" or "ValueTask" or "IAsyncEnumerable"
        where isTask != method.Identifier.Text.EndsWith("Async", StringComparison.Ordinal)
        select $"{file.Place(method)}: {method.Identifier.Text} returns {method.ReturnType} and should {(isTask ? "" : "not ")}end in Async";

    /// <summary>Overrides have the signature that others gave them.</summary>
    public static IEnumerable<string> MisplacedTokens(SourceFile file) =>
        from list in file.All<ParameterListSyntax>()
        where list.Parent is not (LambdaExpressionSyntax or RecordDeclarationSyntax)
        where list.Parent is not MethodDeclarationSyntax method || !method.Modifiers.Any(SyntaxKind.OverrideKeyword)
        from parameter in list.Parameters
        where SizeRules.IsToken(parameter) && (parameter != list.Parameters[^1] || parameter.Default is not null)
        select $"{file.Place(parameter)}: the cancellation token stands last and has no default";
}
