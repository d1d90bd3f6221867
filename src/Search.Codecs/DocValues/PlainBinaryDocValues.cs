namespace Search.Codecs;

/// <summary>Binary values that lie uncompressed in the file.</summary>
internal sealed class PlainBinaryDocValues(BinaryEntry entry) : BinaryDocValues
{
    private DocSetCursor _cursor = new(entry.Docs);

    public override int DocId => _cursor.Doc;

    public override long Cost => _cursor.Count;

    public override ReadOnlySpan<byte> BinaryValue
    {
        get
        {
            if (entry.Addresses is null)
            {
                return entry.Bytes.Span((long)_cursor.Rank * entry.FixedLength, entry.FixedLength);
            }
            (long start, long end) = Addresses.Range(
                entry.Addresses, _cursor.Rank, entry.Bytes.Length, entry.Bytes.Resource);
            return entry.Bytes.Span(start, (int)Math.Min(end - start, int.MaxValue));
        }
    }

    public override int NextDoc() => _cursor.NextDoc();

    public override int Advance(int target) => _cursor.Advance(target);

    public override bool AdvanceExact(int target) => _cursor.AdvanceExact(target);
}
