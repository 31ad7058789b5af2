namespace Deployer.Diagnose.Dia;

/// <summary>How a kind of record is packed, as the stream itself defines it.</summary>
internal sealed class Abbreviation
{
    private const string Characters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._";

    private readonly List<Field> fields = [];

    private enum Packing
    {
        Literal = 0,
        Fixed = 1,
        Variable = 2,
        Array = 3,
        Character = 4,
        Blob = 5,
    }

    /// <summary>Reads a definition.</summary>
    public static Abbreviation Read(BitCursor bits)
    {
        var abbreviation = new Abbreviation();
        var count = bits.Variable(5);
        for (ulong index = 0; index < count && !bits.Ended; index++)
        {
            abbreviation.fields.Add(ReadField(bits));
        }

        return abbreviation;
    }

    /// <summary>Reads one record into the operands, its code first; what it returns is its blob.</summary>
    public ReadOnlyMemory<byte> ReadRecord(BitCursor bits, List<ulong> operands)
    {
        ReadOnlyMemory<byte> blob = default;
        for (var index = 0; index < fields.Count && !bits.Ended; index++)
        {
            switch (fields[index].Packing)
            {
                case Packing.Blob:
                    blob = bits.Blob();
                    break;
                case Packing.Array when index + 1 < fields.Count:
                    index++;
                    ReadArray(bits, fields[index], operands);
                    break;
                default:
                    operands.Add(Scalar(bits, fields[index]));
                    break;
            }
        }

        return blob;
    }

    private static Field ReadField(BitCursor bits)
    {
        if (bits.Fixed(1) == 1)
        {
            return new Field(Packing.Literal, bits.Variable(8));
        }

        var packing = (Packing)bits.Fixed(3);
        return new Field(packing, packing is Packing.Fixed or Packing.Variable ? bits.Variable(5) : 0);
    }

    private static void ReadArray(BitCursor bits, Field element, List<ulong> operands)
    {
        var count = bits.Variable(6);
        for (ulong index = 0; index < count && !bits.Ended; index++)
        {
            operands.Add(Scalar(bits, element));
        }
    }

    /// <summary>Even what takes no bits counts as a read, so that no definition can be unfolded without end.</summary>
    private static ulong Scalar(BitCursor bits, Field field)
    {
        switch (field.Packing)
        {
            case Packing.Literal:
                return bits.Fixed(0) + field.Value;
            case Packing.Fixed when field.Value <= 64:
                return bits.Fixed((int)field.Value);
            case Packing.Variable when field.Value == 0:
                return bits.Fixed(0);
            case Packing.Variable when field.Value <= 32:
                return bits.Variable((int)field.Value);
            case Packing.Character:
                return Characters[(int)bits.Fixed(6)];
            default:
                bits.End();
                return 0;
        }
    }

    private readonly record struct Field(Packing Packing, ulong Value);
}
