using System.Globalization;
using System.Text;
using Search.Codecs;
using Search.Store;

namespace Search.Oracle.Tests;

/// <summary>What our readers see in the columns of an index, in the lines of <c>Java/ColumnsDump.java</c>.</summary>
internal static class ColumnsDump
{
    public static List<string> Of(Directory directory)
    {
        Codec codec = Lucene87Codec.Instance;
        SegmentInfos infos = SegmentInfos.ReadLatest(directory);
        string user = string.Join(
            ", ", infos.UserData.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}"));
        var lines = new List<string> { $"user\t{{{user}}}" };
        foreach (SegmentCommitInfo segment in infos)
        {
            using Directory? compound =
                segment.Info.UseCompoundFile ? codec.OpenCompound(directory, segment.Info) : null;
            Segment(codec, directory, compound ?? directory, segment, lines);
        }
        return lines;
    }

    private static void Segment(
        Codec codec, Directory directory, Directory files, SegmentCommitInfo segment, List<string> lines)
    {
        SegmentInfo info = segment.Info;
        FieldInfos own = codec.ReadFieldInfos(files, info, "");
        FieldInfos fields = segment.HasFieldUpdates
            ? codec.ReadFieldInfos(directory, info, IndexFileNames.ToBase36(segment.FieldInfosGen))
            : own;
        lines.Add(Line("segment", info.Name, info.MaxDoc, info.MaxDoc - segment.DelCount));
        var state = new SegmentState(files, info, fields);
        using NormsProducer? norms = fields.Any(f => f.HasNorms) ? codec.OpenNorms(state) : null;
        norms?.CheckIntegrity();
        using SegmentDocValuesProducer values =
            SegmentDocValuesProducer.Open(codec, directory, new SegmentState(files, info, own), fields);
        values.CheckIntegrity();
        foreach (FieldInfo f in fields)
        {
            lines.Add(Line(
                "field",
                f.Name,
                f.Number,
                (int)f.IndexOptions,
                Java(f.HasNorms),
                Java(f.HasPayloads),
                Java(f.HasTermVectors),
                Java(f.DocValuesType),
                f.DocValuesGen,
                f.PointDimensionCount,
                f.PointIndexDimensionCount,
                f.PointNumBytes));
            if (f.HasNorms && norms is not null)
            {
                lines.Add($"norms\t{f.Name}\t{Norms(norms.GetNorms(f), info.MaxDoc)}");
            }
            if (f.DocValuesType != DocValuesType.None)
            {
                lines.Add($"values\t{f.Name}\t{Values(values, f)}");
            }
        }
        using StoredFieldsReader stored = codec.OpenStoredFields(state);
        stored.CheckIntegrity();
        var sum = new StoredSum();
        for (int doc = 0; doc < info.MaxDoc; doc++)
        {
            sum.Sum.Add(doc);
            stored.VisitDocument(doc, sum);
        }
        lines.Add($"stored\t{sum.Sum}");
        lines.Add($"dead\t{Dead(codec, directory, segment)}");
    }

    private static string Java(DocValuesType type) => type switch
    {
        DocValuesType.SortedSet => "SORTED_SET",
        DocValuesType.SortedNumeric => "SORTED_NUMERIC",
        _ => string.Concat(type.ToString().Select(c => (char)(c & ~0x20))),
    };

    private static string Java(bool value) => value ? "true" : "false";

    private static string Line(string kind, params object[] values) =>
        kind + "\t" + string.Join('\t', values.Select(v => Convert.ToString(v, CultureInfo.InvariantCulture)));

    private static DumpSum Norms(NormValues norms, int maxDoc)
    {
        var sum = new DumpSum();
        int count = 0;
        ReadOnlySpan<byte> dense = norms.DenseBytes;
        for (int doc = 0; doc < maxDoc; doc++)
        {
            if (norms.TryGet(doc, out long norm))
            {
                sum.Add(doc);
                sum.Add(norm);
                count++;
                Assert.True(dense.IsEmpty || (sbyte)dense[doc] == norm);
            }
        }
        Assert.Equal(count, norms.DocsWithNorm);
        return sum;
    }

    private static DumpSum Values(DocValuesProducer values, FieldInfo field)
    {
        var sum = new DumpSum();
        switch (field.DocValuesType)
        {
            case DocValuesType.Numeric:
                NumericDocValues numeric = values.GetNumeric(field);
                while (numeric.NextDoc() != DocIdSetIterator.NoMoreDocs)
                {
                    sum.Add(numeric.DocId);
                    sum.Add(numeric.LongValue);
                }
                break;
            case DocValuesType.Binary:
                BinaryDocValues binary = values.GetBinary(field);
                while (binary.NextDoc() != DocIdSetIterator.NoMoreDocs)
                {
                    sum.Add(binary.DocId);
                    sum.Add(binary.BinaryValue);
                }
                break;
            case DocValuesType.Sorted:
                Sorted(values.GetSorted(field), sum);
                break;
            case DocValuesType.SortedSet:
                SortedSet(values.GetSortedSet(field), sum);
                break;
            default:
                SortedNumeric(values.GetSortedNumeric(field), sum);
                break;
        }
        return sum;
    }

    private static void Sorted(SortedDocValues sorted, DumpSum sum)
    {
        sum.Add(sorted.ValueCount);
        while (sorted.NextDoc() != DocIdSetIterator.NoMoreDocs)
        {
            sum.Add(sorted.DocId);
            sum.Add(sorted.OrdValue);
            sum.Add(sorted.LookupOrd(sorted.OrdValue));
        }
    }

    private static void SortedSet(SortedSetDocValues set, DumpSum sum)
    {
        sum.Add(set.ValueCount);
        while (set.NextDoc() != DocIdSetIterator.NoMoreDocs)
        {
            sum.Add(set.DocId);
            for (long ord = set.NextOrd(); ord != SortedSetDocValues.NoMoreOrds; ord = set.NextOrd())
            {
                sum.Add(ord);
                sum.Add(set.LookupOrd(ord));
            }
        }
    }

    private static void SortedNumeric(SortedNumericDocValues numbers, DumpSum sum)
    {
        while (numbers.NextDoc() != DocIdSetIterator.NoMoreDocs)
        {
            sum.Add(numbers.DocId);
            int count = numbers.DocValueCount;
            sum.Add(count);
            for (int i = 0; i < count; i++)
            {
                sum.Add(numbers.NextValue());
            }
        }
    }

    private static DumpSum Dead(Codec codec, Directory directory, SegmentCommitInfo segment)
    {
        var sum = new DumpSum();
        if (segment.HasDeletions)
        {
            LiveDocs live = codec.ReadLiveDocs(directory, segment.Info, segment.DelGen);
            Assert.Equal(segment.DelCount, live.MaxDoc - live.Count);
            for (int doc = 0; doc < live.MaxDoc; doc++)
            {
                if (!live[doc])
                {
                    sum.Add(doc);
                }
            }
        }
        return sum;
    }

    private sealed class StoredSum : StoredFieldVisitor
    {
        public DumpSum Sum { get; } = new();

        public override Status NeedsField(FieldInfo field)
        {
            Sum.Add(Encoding.UTF8.GetBytes(field.Name));
            return Status.Yes;
        }

        public override void StringField(FieldInfo field, ReadOnlySpan<byte> utf8) => Sum.Add(utf8);

        public override void BinaryField(FieldInfo field, ReadOnlySpan<byte> value)
        {
            Sum.Add(1);
            Sum.Add(value);
        }

        public override void Int32Field(FieldInfo field, int value)
        {
            Sum.Add(2);
            Sum.Add(value);
        }

        public override void SingleField(FieldInfo field, float value)
        {
            Sum.Add(3);
            Sum.Add(BitConverter.SingleToInt32Bits(value));
        }

        public override void Int64Field(FieldInfo field, long value)
        {
            Sum.Add(4);
            Sum.Add(value);
        }

        public override void DoubleField(FieldInfo field, double value)
        {
            Sum.Add(5);
            Sum.Add(BitConverter.DoubleToInt64Bits(value));
        }
    }
}
