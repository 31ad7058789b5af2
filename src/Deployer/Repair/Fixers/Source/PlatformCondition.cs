using Deployer.Build.Swift.Source;

namespace Deployer.Repair.Fixers.Source;

/// <summary>A platform that Swift code is compiled on.</summary>
internal enum Platform
{
    Linux,
    Darwin,
}

/// <summary>Evaluates the condition of an `#if` for a platform: true, false, or null where it depends on something else.</summary>
internal sealed class PlatformCondition
{
    private static readonly string[] DarwinSystems = ["macOS", "iOS", "tvOS", "watchOS", "visionOS", "OSX"];
    private static readonly string[] DarwinModules = ["Darwin", "ObjectiveC", "AppKit", "UIKit", "os", "Combine", "CryptoKit", "Network"];
    private static readonly string[] LinuxModules = ["Glibc", "FoundationNetworking", "FoundationXML"];

    private readonly IReadOnlyList<SwiftToken> _tokens;
    private readonly Platform _platform;
    private int _at;

    private PlatformCondition(IReadOnlyList<SwiftToken> tokens, Platform platform) => (_tokens, _platform) = (tokens, platform);

    public static bool? Evaluate(string condition, Platform platform) =>
        new PlatformCondition(SwiftLexer.Read(condition), platform).Or();

    private bool? Or()
    {
        var value = And();
        while (SkipDouble('|'))
        {
            var right = And();
            value = value == true || right == true ? true : value is null || right is null ? null : false;
        }

        return value;
    }

    private bool? And()
    {
        var value = Unary();
        while (SkipDouble('&'))
        {
            var right = Unary();
            value = value == false || right == false ? false : value is null || right is null ? null : true;
        }

        return value;
    }

    private bool? Unary()
    {
        if (Skip('!')) return !Unary();
        if (Skip('('))
        {
            var value = Or();
            Skip(')');
            return value;
        }

        return Atom();
    }

    private bool? Atom()
    {
        if (_at >= _tokens.Count) return null;
        var name = _tokens[_at++].Text;
        if (!Skip('(')) return name switch { "true" => true, "false" => false, _ => null };
        var argument = _at < _tokens.Count ? _tokens[_at].Text : "";
        for (var depth = 1; depth > 0 && _at < _tokens.Count; _at++)
        {
            depth += _tokens[_at].IsSymbol('(') ? 1 : _tokens[_at].IsSymbol(')') ? -1 : 0;
        }

        return name switch
        {
            "os" => IsSystem(argument),
            "canImport" => IsModule(argument),
            _ => null,
        };
    }

    private bool? IsSystem(string system)
    {
        if (_platform == Platform.Linux) return system == "Linux";
        return DarwinSystems.Contains(system) ? system is "macOS" or "OSX" ? true : null : false;
    }

    private bool? IsModule(string module)
    {
        if (DarwinModules.Contains(module)) return _platform == Platform.Darwin;
        if (LinuxModules.Contains(module)) return _platform == Platform.Linux;
        return module switch { "Foundation" => true, "Musl" or "Android" or "WinSDK" => false, _ => null };
    }

    private bool SkipDouble(char symbol)
    {
        if (_at + 1 >= _tokens.Count || !_tokens[_at].IsSymbol(symbol) || !_tokens[_at + 1].IsSymbol(symbol)) return false;
        _at += 2;
        return true;
    }

    private bool Skip(char symbol)
    {
        if (_at >= _tokens.Count || !_tokens[_at].IsSymbol(symbol)) return false;
        _at++;
        return true;
    }
}
