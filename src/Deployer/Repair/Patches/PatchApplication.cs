using System.Text;

namespace Deployer.Repair.Patches;

/// <summary>What came of applying operations to files.</summary>
internal abstract record PatchOutcome
{
    private PatchOutcome()
    {
    }

    /// <summary>Every file that is different afterwards.</summary>
    public sealed record Fits(IReadOnlyList<FileEdit> Edits) : PatchOutcome;

    /// <summary>Which part does not fit, and why. Nothing is changed.</summary>
    public sealed record Misfit(string Complaint) : PatchOutcome;
}

/// <summary>Applies operations to the texts of files: all of them, or none.</summary>
/// <param name="read">A file's bytes by its path; null when there is none.</param>
internal sealed class PatchApplication(Func<string, byte[]?> read)
{
    /// <summary>The largest file that is changed: 4 MB.</summary>
    private const int MaxBytes = 4 * 1024 * 1024;

    private readonly Dictionary<string, (byte[]? Before, byte[]? Now)> _files = new(StringComparer.Ordinal);
    private readonly List<int> _fitted = [];
    private readonly SearchEffort _effort = new();

    public PatchOutcome Apply(IReadOnlyList<FileOperation> operations)
    {
        try
        {
            foreach (var operation in operations)
            {
                Apply(operation);
            }
        }
        catch (PatchException misfit)
        {
            return new PatchOutcome.Misfit(misfit.Message + Progress());
        }

        var edits = _files
            .Where(file => !Same(file.Value.Before, file.Value.Now))
            .Select(file => new FileEdit(file.Key, file.Value.Now))
            .ToList();
        return edits.Count > 0 ? new PatchOutcome.Fits(edits) : new PatchOutcome.Misfit("it changes nothing: the files are that way already");
    }

    private void Apply(FileOperation operation)
    {
        var path = operation.Path;
        switch (operation)
        {
            case FileOperation.Add add:
                if (Now(path) is { Length: > 0 }) throw new PatchException($"{path} is to be added, but exists already");
                Set(path, Encoding.UTF8.GetBytes(add.Content));
                break;
            case FileOperation.Write write:
                Set(path, Now(path) is { } old && LinedText.Read(old) is { } text ? text.Adapt(write.Content) : Encoding.UTF8.GetBytes(write.Content));
                break;
            case FileOperation.Delete:
                _ = Require(path);
                Set(path, null);
                break;
            case FileOperation.Change change:
                Change(change);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private void Change(FileOperation.Change change)
    {
        var content = Require(change.Path);
        if (change.Blocks.Count > 0)
        {
            content = Change(change.Path, content, change.Blocks);
        }

        if (change.MovedTo is { } target && target != change.Path)
        {
            if (Now(target) is not null) throw new PatchException($"{change.Path} is to be moved to {target}, which exists already");
            Set(change.Path, null);
            Set(target, content);
        }
        else
        {
            Set(change.Path, content);
        }
    }

    private byte[] Change(string path, byte[] content, IReadOnlyList<TextBlock> blocks)
    {
        if (content.Length > MaxBytes) throw new PatchException($"{path} is larger than {MaxBytes} bytes");
        var text = LinedText.Read(content) ?? throw new PatchException($"{path} is not UTF-8 text");
        foreach (var block in blocks)
        {
            try
            {
                var place = new BlockSearch(text.Lines, _effort).Find(block);
                text.Replace(place.At, place.Count, place.Lines);
                _fitted.Add(block.Number);
            }
            catch (PatchException misfit)
            {
                throw new PatchException($"block {block.Number}, {path}: {misfit.Message}");
            }
        }

        return text.ToBytes();
    }

    private string Progress() => _fitted.Count switch
    {
        0 => "",
        1 => $". Block {_fitted[0]} fits; nothing was changed",
        _ => $". The {_fitted.Count} blocks before it fit; nothing was changed",
    };

    private byte[] Require(string path) => Now(path) ?? throw new PatchException($"{path} is to be changed, but there is no such file");

    private byte[]? Now(string path)
    {
        if (!_files.TryGetValue(path, out var file))
        {
            var content = read(path);
            _files[path] = file = (content, content);
        }

        return file.Now;
    }

    private void Set(string path, byte[]? content)
    {
        _ = Now(path);
        _files[path] = (_files[path].Before, content);
    }

    private static bool Same(byte[]? one, byte[]? other) =>
        one is null || other is null ? one is null && other is null : one.AsSpan().SequenceEqual(other);
}
