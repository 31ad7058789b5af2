using System.Runtime.InteropServices;

namespace Deployer.Diagnose.Dia;

/// <summary>What the next step through a bitstream met.</summary>
internal enum BitstreamItem
{
    /// <summary>No more, or nothing that makes sense.</summary>
    End,
    EnterBlock,
    EndBlock,
    Record,
}

/// <summary>
/// Walks an LLVM bitstream, item by item. Corrupt input ends the walk early; time and memory are bounded by the input's size.
/// </summary>
/// <param name="bits">The stream, after its magic.</param>
internal sealed class BitstreamReader(BitCursor bits)
{
    private const int EndBlock = 0;
    private const int EnterSubblock = 1;
    private const int DefineAbbreviation = 2;
    private const int UnabbreviatedRecord = 3;
    private const int BlockInfo = 0;
    private const int SetBlockId = 1;
    private const int MaxDepth = 32;
    private const int MaxWidth = 30;
    private const int MaxAbbreviations = 1_000;

    private readonly Stack<Scope> scopes = new();
    private readonly Dictionary<int, List<Abbreviation>> shared = [];
    private readonly List<ulong> operands = [];
    private Scope scope = new(-1, 2, []);
    private int describedBlock = -1;

    // An abbreviated record holds its code among them.
    private int skipped;

    /// <summary>Number of the block just entered, or of the one the record is in.</summary>
    public int Block => scope.Block;

    /// <summary>The record's code.</summary>
    public int Code { get; private set; }

    /// <summary>The record's operands without its code; valid until the next step.</summary>
    public ReadOnlySpan<ulong> Operands => CollectionsMarshal.AsSpan(operands)[skipped..];

    /// <summary>The record's blob; empty when it has none.</summary>
    public ReadOnlyMemory<byte> Blob { get; private set; }

    /// <summary>Goes on to the next block border or record.</summary>
    public BitstreamItem Next()
    {
        while (!bits.Ended)
        {
            var id = (int)bits.Fixed(scope.Width);
            if (bits.Ended)
            {
                break;
            }

            if (Step(id) is { } item)
            {
                return item;
            }
        }

        return BitstreamItem.End;
    }

    /// <summary>Null when the step was the reader's own business.</summary>
    private BitstreamItem? Step(int id)
    {
        switch (id)
        {
            case EndBlock:
                bits.AlignTo32();
                return Leave();
            case EnterSubblock:
                return Enter();
            case DefineAbbreviation:
                Define();
                return null;
            case UnabbreviatedRecord:
                ReadUnabbreviated();
                break;
            default:
                ReadAbbreviated(id - UnabbreviatedRecord - 1);
                break;
        }

        return Report();
    }

    private BitstreamItem? Report()
    {
        if (bits.Ended)
        {
            return BitstreamItem.End;
        }

        if (scope.Block != BlockInfo)
        {
            return BitstreamItem.Record;
        }

        describedBlock = Code == SetBlockId && Operands is [var block, ..] ? (int)block : describedBlock;
        return null;
    }

    private BitstreamItem? Enter()
    {
        var block = (int)bits.Variable(8);
        var width = (int)bits.Variable(4);
        bits.AlignTo32();
        var words = bits.Fixed(32);
        if (scopes.Count >= MaxDepth || width is < 2 or > MaxWidth)
        {
            bits.SkipWords(words);
            return null;
        }

        scopes.Push(scope);
        scope = new Scope(block, width, shared.TryGetValue(block, out var known) ? [.. known] : []);
        return block == BlockInfo ? null : BitstreamItem.EnterBlock;
    }

    private BitstreamItem? Leave()
    {
        if (!scopes.TryPop(out var outer))
        {
            return BitstreamItem.End;
        }

        var left = scope.Block;
        scope = outer;
        return left == BlockInfo ? null : BitstreamItem.EndBlock;
    }

    private void Define()
    {
        var abbreviation = Abbreviation.Read(bits);
        var list = scope.Abbreviations;
        if (scope.Block == BlockInfo && !shared.TryGetValue(describedBlock, out list))
        {
            shared[describedBlock] = list = [];
        }

        if (list!.Count >= MaxAbbreviations)
        {
            bits.End();
        }

        list.Add(abbreviation);
    }

    private void ReadUnabbreviated()
    {
        Code = (int)bits.Variable(6);
        Blob = default;
        operands.Clear();
        skipped = 0;
        var count = bits.Variable(6);
        for (ulong index = 0; index < count && !bits.Ended; index++)
        {
            operands.Add(bits.Variable(6));
        }
    }

    private void ReadAbbreviated(int index)
    {
        if (index >= scope.Abbreviations.Count)
        {
            bits.End();
            return;
        }

        operands.Clear();
        Blob = scope.Abbreviations[index].ReadRecord(bits, operands);
        if (operands.Count == 0)
        {
            bits.End();
            return;
        }

        Code = (int)operands[0];
        skipped = 1;
    }

    private sealed record Scope(int Block, int Width, List<Abbreviation> Abbreviations);
}
