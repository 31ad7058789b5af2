namespace Deployer.Repair.Fixers.MissingImport;

/// <summary>How an import is written so that the file still compiles on the other platforms.</summary>
internal static class ImportLines
{
    /// <param name="module">The module, or <see cref="KnownNames.CLibrary"/>.</param>
    /// <param name="access">Empty, or an access level and a space.</param>
    public static IEnumerable<string> Of(string module, string access) => module switch
    {
        KnownNames.CLibrary =>
        [
            "#if canImport(Darwin)", $"{access}import Darwin",
            "#elseif canImport(Glibc)", $"{access}import Glibc",
            "#elseif canImport(Musl)", $"{access}import Musl",
            "#endif",
        ],
        _ when KnownNames.IsPartOfFoundation(module) => [$"#if canImport({module})", $"{access}import {module}", "#endif"],
        _ => [$"{access}import {module}"],
    };
}
