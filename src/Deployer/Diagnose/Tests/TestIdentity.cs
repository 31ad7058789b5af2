namespace Deployer.Diagnose.Tests;

/// <summary>Takes the names of tests apart; a name in backticks may hold any character.</summary>
internal static class TestIdentity
{
    /// <summary>`Module.Suite/test()` has the suite `Module.Suite`.</summary>
    public static (string Suite, string Name) Split(string id)
    {
        var slash = LastOutside(id, '/');
        return slash < 0 ? ("", id) : (id[..slash], id[(slash + 1)..]);
    }

    /// <summary>
    /// Of xUnit files: the class `Module.Outer.Inner` and the function `test()` are `Module.Outer/Inner/test()` elsewhere, the class
    /// `Module` and `free()` are `Module.free()`. XCTest's are `Module.Class` and `testName`.
    /// </summary>
    public static (string Suite, string Name) OfXUnit(string type, string name)
    {
        if (!IsFunction(name))
        {
            return (type, name);
        }

        var dot = FirstOutside(type, '.');
        if (dot < 0)
        {
            return ("", type.Length == 0 ? name : $"{type}.{name}");
        }

        var suite = type.ToCharArray();
        var quoted = false;
        for (var index = 0; index < suite.Length; index++)
        {
            quoted ^= suite[index] == '`';
            suite[index] = suite[index] == '.' && index > dot && !quoted ? '/' : suite[index];
        }

        return (new string(suite), name);
    }

    /// <summary>Swift Testing names functions with their parentheses, XCTest without.</summary>
    public static bool IsFunction(string name) => name.EndsWith(')');

    private static int FirstOutside(string text, char mark)
    {
        var quoted = false;
        for (var index = 0; index < text.Length; index++)
        {
            quoted ^= text[index] == '`';
            if (text[index] == mark && !quoted)
            {
                return index;
            }
        }

        return -1;
    }

    private static int LastOutside(string text, char mark)
    {
        var quoted = false;
        var last = -1;
        for (var index = 0; index < text.Length; index++)
        {
            quoted ^= text[index] == '`';
            last = text[index] == mark && !quoted ? index : last;
        }

        return last;
    }
}
