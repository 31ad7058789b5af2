using Deployer.Kernel;
using Microsoft.Data.Sqlite;

namespace Deployer.Storage.Sqlite;

/// <summary>What SQLite's errors mean to the person in front of them.</summary>
internal static class SqliteFailure
{
    public const string DamagedCode = "database-damaged";

    public static Exception Of(SqliteException exception, string file) => exception.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB => Damaged(file, exception.Message),
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => new MachineException(
            "database-busy",
            $"Another program keeps the database {file} locked.",
            "Close what holds it, a database tool or a backup, and try again."),
        SQLitePCL.raw.SQLITE_FULL => new MachineException(
            "disk-full", $"The disk is full: {file} could not be written.", "Make room, then run the command again."),
        SQLitePCL.raw.SQLITE_CANTOPEN or SQLitePCL.raw.SQLITE_PERM or SQLitePCL.raw.SQLITE_READONLY
            or SQLitePCL.raw.SQLITE_IOERR or SQLitePCL.raw.SQLITE_AUTH => CannotOpen(file, exception.Message),
        _ => exception,
    };

    public static MachineException Damaged(string file, string detail) => new(
        DamagedCode,
        $"The database {file} is damaged or not one of ours: {detail}",
        "Start `codex-deployer run` again: it puts the file aside, begins a new one, and restores from the log branch what must not "
        + "be lost. Only the history of this machine starts anew.");

    public static MachineException CannotOpen(string file, string detail) => new(
        "database-access",
        $"The database {file} cannot be opened or written: {detail}",
        "Check who owns the file and its folder, and that the disk is mounted and writable.");

    public static MachineException Newer(long found, int known) => new(
        "database-newer",
        $"The database has schema {found}; this program knows schemas up to {known}.",
        "A newer codex-deployer wrote it: use that version or a later one.");

    public static MachineException Older(long found, int known) => new(
        "database-older",
        $"The database has schema {found}; this program reads schema {known}.",
        "Start `codex-deployer run` of this version once: it brings the database up to date.");
}
