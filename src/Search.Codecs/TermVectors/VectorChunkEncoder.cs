using Search.Store;

namespace Search.Codecs;

/// <summary>Writes the documents of a buffer as one chunk (grammar in README.md), using its columns up.</summary>
internal sealed class VectorChunkEncoder(IndexOutput output)
{
    private const int FlagBits = 3;
    private const int ManyFields = 7;
    private readonly Lz4Compressor _compressor = new();
    private byte[] _compressed = [];

    /// <summary>Writes the chunk, whose first document has that number.</summary>
    public void Write(VectorBuffer buffer, int firstDoc)
    {
        output.WriteVInt(firstDoc);
        output.WriteVInt(buffer.DocCount);
        if (buffer.DocCount == 1)
        {
            output.WriteVInt(buffer.FieldCounts.Values[0]);
        }
        else
        {
            BlockPacked.Write(output, buffer.FieldCounts.Values);
        }
        if (buffer.FieldNumbers.Length == 0)
        {
            return;
        }
        int[] distinct = Distinct(buffer.FieldNumbers.Values);
        int[] fields = new int[buffer.FieldNumbers.Length];
        for (int i = 0; i < fields.Length; i++)
        {
            fields[i] = Array.BinarySearch(distinct, buffer.FieldNumbers.Values[i]);
        }
        WriteFields(distinct, fields);
        WriteFlags(buffer, distinct.Length, fields);
        WriteTerms(buffer);
        BlockPacked.Write(output, buffer.PositionDeltas.Values);
        if (HasAnyOffsets(buffer))
        {
            WriteOffsets(buffer, distinct.Length, fields);
        }
        BlockPacked.Write(output, buffer.PayloadLengths.Values);
        WriteBytes(buffer.Bytes.Bytes);
    }

    private static bool HasAnyOffsets(VectorBuffer buffer)
    {
        foreach (int flags in buffer.Flags.Values)
        {
            if ((flags & (int)TermVectorParts.Offsets) != 0)
            {
                return true;
            }
        }
        return false;
    }

    private static int[] Distinct(ReadOnlySpan<int> numbers)
    {
        var distinct = new SortedSet<int>();
        foreach (int number in numbers)
        {
            distinct.Add(number);
        }
        return [.. distinct];
    }

    private void WriteFields(int[] distinct, int[] fields)
    {
        int bits = PackedBits.WidthOf(distinct[^1]);
        int more = distinct.Length - 1;
        output.WriteByte((byte)(Math.Min(more, ManyFields) << 5 | bits));
        if (more >= ManyFields)
        {
            output.WriteVInt(more - ManyFields);
        }
        PackedBits.Write(output, distinct, bits);
        PackedBits.Write(output, fields, PackedBits.WidthOf(distinct.Length - 1));
    }

    // Once for each field when all its vectors have the same parts, else once for each vector.
    private void WriteFlags(VectorBuffer buffer, int distinct, int[] fields)
    {
        var perField = new int[distinct];
        Array.Fill(perField, -1);
        bool same = true;
        for (int i = 0; i < fields.Length; i++)
        {
            int flags = buffer.Flags.Values[i];
            same &= perField[fields[i]] == -1 || perField[fields[i]] == flags;
            perField[fields[i]] = flags;
        }
        output.WriteVInt(same ? 0 : 1);
        PackedBits.Write(output, same ? perField : buffer.Flags.Values, FlagBits);
    }

    private void WriteTerms(VectorBuffer buffer)
    {
        int max = 0;
        foreach (int count in buffer.TermCounts.Values)
        {
            max = Math.Max(max, count);
        }
        int bits = PackedBits.WidthOf(max);
        output.WriteVInt(bits);
        PackedBits.Write(output, buffer.TermCounts.Values, bits);
        BlockPacked.Write(output, buffer.PrefixLengths.Values);
        BlockPacked.Write(output, buffer.SuffixLengths.Values);
        for (int i = 0; i < buffer.Freqs.Length; i++)
        {
            buffer.Freqs.Values[i]--;
        }
        BlockPacked.Write(output, buffer.Freqs.Values);
    }

    // A start offset is foretold from its position and the field's average of characters a position; what it differs by is small.
    private void WriteOffsets(VectorBuffer buffer, int distinct, int[] fields)
    {
        float[] charsPerTerm = CharsPerTerm(buffer, distinct, fields);
        foreach (float chars in charsPerTerm)
        {
            output.WriteSingle(chars);
        }
        int position = 0;
        int offset = 0;
        for (int i = 0; i < fields.Length; i++)
        {
            int count = buffer.Occurrences.Values[i];
            bool hasPositions = Has(buffer, i, TermVectorParts.Positions);
            if (hasPositions && Has(buffer, i, TermVectorParts.Offsets))
            {
                for (int k = 0; k < count; k++)
                {
                    buffer.StartDeltas.Values[offset + k] -=
                        (int)(charsPerTerm[fields[i]] * buffer.PositionDeltas.Values[position + k]);
                }
            }
            position += hasPositions ? count : 0;
            offset += Has(buffer, i, TermVectorParts.Offsets) ? count : 0;
        }
        BlockPacked.Write(output, buffer.StartDeltas.Values);
        BlockPacked.Write(output, buffer.LengthResiduals.Values);
    }

    private static float[] CharsPerTerm(VectorBuffer buffer, int distinct, int[] fields)
    {
        var positions = new long[distinct];
        var offsets = new long[distinct];
        int position = 0;
        int offset = 0;
        for (int i = 0; i < fields.Length; i++)
        {
            int count = buffer.Occurrences.Values[i];
            bool hasPositions = Has(buffer, i, TermVectorParts.Positions);
            bool hasOffsets = Has(buffer, i, TermVectorParts.Offsets);
            for (int k = 0; hasPositions && hasOffsets && k < count; k++)
            {
                positions[fields[i]] += buffer.PositionDeltas.Values[position + k];
                offsets[fields[i]] += buffer.StartDeltas.Values[offset + k];
            }
            position += hasPositions ? count : 0;
            offset += hasOffsets ? count : 0;
        }
        var average = new float[distinct];
        for (int i = 0; i < distinct; i++)
        {
            average[i] = positions[i] <= 0 || offsets[i] <= 0 ? 0 : (float)((double)offsets[i] / positions[i]);
        }
        return average;
    }

    private static bool Has(VectorBuffer buffer, int vector, TermVectorParts part) =>
        (buffer.Flags.Values[vector] & (int)part) != 0;

    private void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        int room = Lz4Compressor.MaxCompressedLength(bytes.Length);
        if (_compressed.Length < room)
        {
            _compressed = new byte[Math.Max(room, 2 * _compressed.Length)];
        }
        int length = _compressor.Compress(bytes, _compressed);
        output.WriteBytes(_compressed.AsSpan(0, length));
    }
}
