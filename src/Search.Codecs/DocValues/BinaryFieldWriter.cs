using Search.Store;

namespace Search.Codecs;

/// <summary>
/// Writes a binary field uncompressed: the bytes one after another, the documents, and addresses when lengths differ.
/// </summary>
internal static class BinaryFieldWriter
{
    public static void Write(IndexOutput meta, IndexOutput data, int maxDoc, Func<BinaryDocValues> values)
    {
        long start = data.FilePointer;
        int docs = 0;
        int minLength = int.MaxValue;
        int maxLength = 0;
        BinaryDocValues pass = values();
        while (pass.NextDoc() != DocIdSetIterator.NoMoreDocs)
        {
            ReadOnlySpan<byte> value = pass.BinaryValue;
            data.WriteBytes(value);
            docs++;
            minLength = Math.Min(minLength, value.Length);
            maxLength = Math.Max(maxLength, value.Length);
        }
        meta.WriteInt64(start);
        meta.WriteInt64(data.FilePointer - start);
        DocSetFieldWriter.Write(data, maxDoc, docs, values()).Write(meta);
        meta.WriteInt32(docs);
        meta.WriteInt32(minLength);
        meta.WriteInt32(maxLength);
        if (maxLength > minLength)
        {
            WriteAddresses(meta, data, docs, values());
        }
    }

    private static void WriteAddresses(IndexOutput meta, IndexOutput data, int docs, BinaryDocValues pass)
    {
        using var addresses = new AddressesWriter(meta, data, docs);
        long place = 0;
        while (pass.NextDoc() != DocIdSetIterator.NoMoreDocs)
        {
            addresses.Add(place);
            place += pass.BinaryValue.Length;
        }
        addresses.Add(place);
    }
}
