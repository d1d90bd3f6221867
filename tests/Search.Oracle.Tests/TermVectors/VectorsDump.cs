using System.Globalization;
using Search.Codecs;
using Search.Indexing;
using Search.Store;

namespace Search.Oracle.Tests.TermVectors;

/// <summary>What our reader sees in the term vectors of an index, in the lines of <c>Java/VectorsDump.java</c>.</summary>
internal static class VectorsDump
{
    public static List<string> Of(Directory directory)
    {
        var lines = new List<string>();
        using DirectoryReader reader = DirectoryReader.Open(directory);
        foreach (LeafReaderContext leaf in reader.Leaves)
        {
            leaf.Reader.CheckIntegrity();
            for (int doc = 0; doc < leaf.Reader.MaxDoc; doc++)
            {
                foreach (TermVector vector in leaf.Reader.GetTermVectors(doc))
                {
                    lines.Add(string.Create(
                        CultureInfo.InvariantCulture, $"{leaf.Ord}\t{doc}\t{vector.Field.Name}\t{Describe(vector)}"));
                }
            }
        }
        return lines;
    }

    private static string Describe(TermVector vector)
    {
        var sum = new DumpSum();
        TermVectorEnum terms = vector.Iterator();
        bool hasPositions = Has(vector, TermVectorParts.Positions);
        bool hasOffsets = Has(vector, TermVectorParts.Offsets);
        while (terms.MoveNext())
        {
            sum.Add(terms.Term);
            sum.Add(terms.Freq);
            TermVectorOccurrences occurrences = terms.Occurrences;
            ReadOnlySpan<byte> payloads = occurrences.Payloads;
            for (int i = 0; (hasPositions || hasOffsets) && i < terms.Freq; i++)
            {
                sum.Add(hasPositions ? occurrences.Positions[i] : -1);
                sum.Add(hasOffsets ? occurrences.StartOffsets[i] : -1);
                sum.Add(hasOffsets ? occurrences.EndOffsets[i] : -1);
                int length = Has(vector, TermVectorParts.Payloads) ? occurrences.PayloadLengths[i] : 0;
                if (length > 0)
                {
                    sum.Add(payloads[..length]);
                    payloads = payloads[length..];
                }
            }
        }
        string[] flags =
        [
            Java(hasPositions), Java(hasOffsets), Java(Has(vector, TermVectorParts.Payloads)),
        ];
        return string.Create(
            CultureInfo.InvariantCulture, $"{vector.Count}\t{string.Join('\t', flags)}\t{sum}");
    }

    private static bool Has(TermVector vector, TermVectorParts part) => (vector.Parts & part) != 0;

    private static string Java(bool value) => value ? "true" : "false";
}
