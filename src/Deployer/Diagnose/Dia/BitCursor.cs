using System.Buffers.Binary;

namespace Deployer.Diagnose.Dia;

/// <summary>
/// Reads little-endian bit fields. Past the end it gives zeros and says <see cref="Ended"/>; it never throws, and it gives up after
/// a number of reads in proportion to the input, so that fields of no width cannot keep it busy.
/// </summary>
/// <param name="bytes">What is read.</param>
/// <param name="start">Index of the first byte that counts, a multiple of four.</param>
internal sealed class BitCursor(byte[] bytes, int start)
{
    private readonly long length = bytes.Length * 8L;
    private long reads = ((bytes.Length - start) * 8L) + 64;
    private long position = start * 8L;

    /// <summary>True once something was asked for that is not there.</summary>
    public bool Ended { get; private set; }

    public void End() => Ended = true;

    /// <summary>An unsigned field of 0 to 64 bits.</summary>
    public ulong Fixed(int width)
    {
        if (--reads < 0 || width is < 0 or > 64 || position + width > length)
        {
            Ended = true;
        }

        if (Ended)
        {
            return 0;
        }

        var shift = (int)(position & 7);
        var index = (int)(position >> 3);
        position += width;
        return shift + width <= 64 && index + sizeof(ulong) <= bytes.Length
            ? Low(BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(index)) >> shift, width)
            : Slow(index, shift, width);
    }

    /// <summary>An unsigned field of variable length, in chunks of `width` bits.</summary>
    public ulong Variable(int width)
    {
        if (width is < 2 or > 32)
        {
            Ended = true;
            return 0;
        }

        ulong value = 0;
        var more = 1UL << (width - 1);
        for (var shift = 0; shift < 64; shift += width - 1)
        {
            var chunk = Fixed(width);
            value |= (chunk & (more - 1)) << shift;
            if ((chunk & more) == 0)
            {
                return value;
            }
        }

        Ended = true;
        return 0;
    }

    public void AlignTo32() => position = Math.Min((position + 31) & ~31L, length);

    public void SkipWords(ulong words) =>
        position = words > (ulong)(length - position) / 32 ? length : position + ((long)words * 32);

    /// <summary>A byte string after its length: aligned, and aligned again behind it.</summary>
    public ReadOnlyMemory<byte> Blob()
    {
        var size = Variable(6);
        AlignTo32();
        if (Ended || size > (ulong)(length - position) / 8)
        {
            Ended = true;
            return default;
        }

        var blob = bytes.AsMemory((int)(position >> 3), (int)size);
        position += (long)size * 8;
        AlignTo32();
        return blob;
    }

    /// <summary>Near the end, or when the field lies in nine bytes.</summary>
    private ulong Slow(int index, int shift, int width)
    {
        ulong value = 0;
        for (var done = 0; done < width; index++, shift = 0)
        {
            value |= ((ulong)bytes[index] >> shift) << done;
            done += 8 - shift;
        }

        return Low(value, width);
    }

    private static ulong Low(ulong value, int width) => width == 64 ? value : value & ((1UL << width) - 1);
}
