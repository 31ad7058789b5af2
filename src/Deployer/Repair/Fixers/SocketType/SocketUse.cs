namespace Deployer.Repair.Fixers.SocketType;

/// <summary>A place in a file that names a socket constant where an `Int32` is wanted.</summary>
/// <param name="Constant">Which one.</param>
/// <param name="Start">Byte offset of the expression: of the module that qualifies the name, if one does.</param>
/// <param name="End">Byte offset after it, and after `.rawValue` where that is written already.</param>
/// <param name="Name">The name as written, with its qualification.</param>
/// <param name="IsConverted">True when it is the whole argument of a conversion such as `Int32(…)`.</param>
/// <param name="IsOnDarwin">True when Darwin can compile it, too.</param>
internal sealed record SocketUse(SocketConstant Constant, int Start, int End, string Name, bool IsConverted, bool IsOnDarwin);
