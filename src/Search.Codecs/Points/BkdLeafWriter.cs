using Search.Store;

namespace Search.Codecs;

/// <summary>Writes leaves: documents, what the values share, and the rest of the values in the shorter of two ways.</summary>
internal sealed class BkdLeafWriter(PointShape shape, IndexOutput data)
{
    private const int MaxRun = 255;
    private const int MaxThreeByteDoc = 0xFFFFFF;
    private readonly int[] _prefixes = new int[shape.Dimensions];

    /// <summary>Writes a leaf; see <see cref="BkdFieldWriter.WriteLeaf"/>.</summary>
    public void Write(ReadOnlySpan<int> docs, ReadOnlySpan<byte> values, int sortedDim)
    {
        data.WriteVInt(docs.Length);
        WriteDocs(docs);
        int left = 0;
        for (int dim = 0; dim < _prefixes.Length; dim++)
        {
            int prefix = BkdPrefix.Of(shape, values, dim);
            _prefixes[dim] = prefix;
            data.WriteVInt(prefix);
            data.WriteBytes(values.Slice(dim * shape.BytesPerDimension, prefix));
            left += shape.BytesPerDimension - prefix;
        }
        if (left == 0)
        {
            data.WriteByte(unchecked((byte)BkdLeafKind.AllEqual));
            return;
        }
        int place = (sortedDim * shape.BytesPerDimension) + _prefixes[sortedDim];
        bool isFewDistinct = IsFewDistinctShorter(values, docs.Length, left, place);
        data.WriteByte(isFewDistinct ? unchecked((byte)BkdLeafKind.FewDistinct) : (byte)sortedDim);
        if (shape.IndexDimensions > 1)
        {
            WriteBounds(values, docs.Length);
        }
        if (isFewDistinct)
        {
            WriteRuns(values, docs.Length);
        }
        else
        {
            WriteSorted(values, docs.Length, sortedDim, place);
        }
    }

    private void WriteDocs(ReadOnlySpan<int> docs)
    {
        bool isAscending = true;
        int all = docs[0];
        for (int i = 1; i < docs.Length; i++)
        {
            isAscending &= docs[i - 1] <= docs[i];
            all |= docs[i];
        }
        if (isAscending)
        {
            data.WriteByte(0);
            int last = 0;
            foreach (int doc in docs)
            {
                data.WriteVInt(doc - last);
                last = doc;
            }
        }
        else if (all <= MaxThreeByteDoc)
        {
            data.WriteByte(24);
            foreach (int doc in docs)
            {
                data.WriteInt16((short)(doc >> 8));
                data.WriteByte((byte)doc);
            }
        }
        else
        {
            data.WriteByte(32);
            foreach (int doc in docs)
            {
                data.WriteInt32(doc);
            }
        }
    }

    private bool IsFewDistinctShorter(ReadOnlySpan<byte> values, int count, int suffixBytes, int place)
    {
        int distinct = 1;
        for (int i = 1; i < count; i++)
        {
            distinct += At(values, i).SequenceEqual(At(values, i - 1)) ? 0 : 1;
        }
        if (distinct == count)
        {
            return false;
        }
        int runs = 0;
        for (int i = 0; i < count; i += RunLength(values, count, i, place))
        {
            runs++;
        }
        return distinct * (suffixBytes + 1) <= (count * (suffixBytes - 1)) + (2 * runs);
    }

    private void WriteBounds(ReadOnlySpan<byte> values, int count)
    {
        for (int dim = 0; dim < shape.IndexDimensions; dim++)
        {
            int length = shape.BytesPerDimension - _prefixes[dim];
            int start = (dim * shape.BytesPerDimension) + _prefixes[dim];
            ReadOnlySpan<byte> min = values.Slice(start, length);
            ReadOnlySpan<byte> max = min;
            for (int i = 1; i < count && length > 0; i++)
            {
                ReadOnlySpan<byte> value = values.Slice((i * shape.PackedLength) + start, length);
                min = value.SequenceCompareTo(min) < 0 ? value : min;
                max = value.SequenceCompareTo(max) > 0 ? value : max;
            }
            data.WriteBytes(min);
            data.WriteBytes(max);
        }
    }

    private void WriteRuns(ReadOnlySpan<byte> values, int count)
    {
        for (int i = 0; i < count;)
        {
            int end = i + 1;
            while (end < count && At(values, end).SequenceEqual(At(values, i)))
            {
                end++;
            }
            data.WriteVInt(end - i);
            WriteSuffixes(At(values, i), -1);
            i = end;
        }
    }

    private void WriteSorted(ReadOnlySpan<byte> values, int count, int sortedDim, int place)
    {
        for (int i = 0; i < count;)
        {
            int length = RunLength(values, count, i, place);
            data.WriteByte(values[(i * shape.PackedLength) + place]);
            data.WriteByte((byte)length);
            for (int end = i + length; i < end; i++)
            {
                WriteSuffixes(At(values, i), sortedDim);
            }
        }
    }

    private void WriteSuffixes(ReadOnlySpan<byte> value, int sortedDim)
    {
        for (int dim = 0; dim < _prefixes.Length; dim++)
        {
            int prefix = _prefixes[dim] + (dim == sortedDim ? 1 : 0);
            data.WriteBytes(value.Slice((dim * shape.BytesPerDimension) + prefix, shape.BytesPerDimension - prefix));
        }
    }

    private int RunLength(ReadOnlySpan<byte> values, int count, int first, int place)
    {
        byte shared = values[(first * shape.PackedLength) + place];
        int end = first + 1;
        while (end < count && end - first < MaxRun && values[(end * shape.PackedLength) + place] == shared)
        {
            end++;
        }
        return end - first;
    }

    private ReadOnlySpan<byte> At(ReadOnlySpan<byte> values, int index) =>
        values.Slice(index * shape.PackedLength, shape.PackedLength);
}
