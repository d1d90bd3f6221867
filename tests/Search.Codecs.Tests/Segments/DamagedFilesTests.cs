using System.Diagnostics;
using Search.Store;
using Search.Testing;
using Search.Testing.Columns;

namespace Search.Codecs.Tests.Segments;

/// <summary>
/// Files with a changed, cut or repeated part are refused with <see cref="CorruptIndexException"/> or read to the end:
/// never another exception, a hang or a huge allocation. Half of the damaged files get a fresh checksum, so that the
/// checks behind it are reached.
/// </summary>
public sealed class DamagedFilesTests
{
    private const long MaxAllocatedBytes = 200_000_000;
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(StoredFieldsMode.BestSpeed, false)]
    [InlineData(StoredFieldsMode.BestCompression, false)]
    [InlineData(StoredFieldsMode.BestSpeed, true)]
    public void DamageIsRefused(StoredFieldsMode mode, bool compound) => TestSeed.Run(
        random =>
        {
            using var directory = new ByteBuffersDirectory();
            int docs = random.Next(1, 400);
            ColumnIndex.AddSegment(
                directory, new SegmentInfos(), new Lucene87Codec(mode), random, docs, compound, maxText: 60);
            Dictionary<string, byte[]> files = Load(directory);
            ReadAll(directory);
            for (int i = 0; i < 150; i++)
            {
                string name = files.Keys.ElementAt(random.Next(files.Count));
                Probe(files, name, DamagedBytes.Of(random, files[name]));
            }
        },
        iterations: 2);

    private static void Probe(Dictionary<string, byte[]> files, string name, byte[] damaged)
    {
        using var copy = new ByteBuffersDirectory();
        foreach ((string file, byte[] content) in files)
        {
            using IndexOutput output = copy.CreateOutput(file);
            output.WriteBytes(file == name ? damaged : content);
        }
        long before = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        try
        {
            ReadAll(copy);
        }
        catch (CorruptIndexException)
        {
            // Refused: what the format asks for.
        }
        catch (System.IO.FileNotFoundException)
        {
            // A damaged name or generation may name a file that is not there.
        }
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MaxAllocatedBytes);
        Assert.True(Stopwatch.GetElapsedTime(start) < MaxTime, name);
    }

    private static Dictionary<string, byte[]> Load(Directory directory)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (string name in directory.ListAll())
        {
            using IndexInput input = directory.OpenInput(name);
            files[name] = input.Span(0, (int)input.Length).ToArray();
        }
        return files;
    }

    private static void ReadAll(Directory directory)
    {
        Codec codec = Lucene87Codec.Instance;
        foreach (SegmentCommitInfo segment in SegmentInfos.ReadLatest(directory))
        {
            SegmentInfo info = segment.Info;
            using Directory? compound = info.UseCompoundFile ? codec.OpenCompound(directory, info) : null;
            FieldInfos fields = codec.ReadFieldInfos(compound ?? directory, info, "");
            var state = new SegmentState(compound ?? directory, info, fields);
            if (segment.HasDeletions)
            {
                codec.ReadLiveDocs(directory, info, segment.DelGen);
            }
            using StoredFieldsReader stored = codec.OpenStoredFields(state);
            for (int doc = 0; doc < info.MaxDoc; doc++)
            {
                stored.VisitDocument(doc, new CollectingVisitor());
            }
            using NormsProducer norms = codec.OpenNorms(state);
            using DocValuesProducer values = codec.OpenDocValues(state);
            foreach (FieldInfo field in fields)
            {
                ReadNorms(norms, field, info.MaxDoc);
                ReadValues(values, field);
            }
        }
    }

    private static void ReadNorms(NormsProducer norms, FieldInfo field, int maxDoc)
    {
        if (field.HasNorms)
        {
            NormValues values = norms.GetNorms(field);
            for (int doc = 0; doc < maxDoc; doc++)
            {
                values.TryGet(doc, out _);
            }
        }
    }

    private static void ReadValues(DocValuesProducer values, FieldInfo field)
    {
        switch (field.DocValuesType)
        {
            case DocValuesType.Numeric:
                NumericDocValues numeric = values.GetNumeric(field);
                Walk(numeric, () => numeric.LongValue);
                break;
            case DocValuesType.Binary:
                BinaryDocValues binary = values.GetBinary(field);
                Walk(binary, () => binary.BinaryValue.Length);
                break;
            case DocValuesType.Sorted:
                SortedDocValues sorted = values.GetSorted(field);
                Walk(sorted, () => sorted.LookupOrd(sorted.OrdValue).Length);
                sorted.LookupTerm("term"u8);
                break;
            case DocValuesType.SortedNumeric:
                SortedNumericDocValues numbers = values.GetSortedNumeric(field);
                Walk(numbers, () => ReadNumbers(numbers));
                break;
            case DocValuesType.SortedSet:
                SortedSetDocValues set = values.GetSortedSet(field);
                Walk(set, () => ReadSet(set));
                set.LookupTerm("term"u8);
                break;
            default:
                break;
        }
    }

    private static long ReadNumbers(SortedNumericDocValues numbers)
    {
        long sum = 0;
        for (int left = numbers.DocValueCount; left > 0; left--)
        {
            sum += numbers.NextValue();
        }
        return sum;
    }

    private static long ReadSet(SortedSetDocValues set)
    {
        long sum = 0;
        for (long ord = set.NextOrd(); ord != SortedSetDocValues.NoMoreOrds; ord = set.NextOrd())
        {
            sum += set.LookupOrd(ord).Length;
        }
        return sum;
    }

    private static void Walk(DocIdSetIterator values, Func<long> read)
    {
        while (values.NextDoc() != DocIdSetIterator.NoMoreDocs)
        {
            read();
        }
    }
}
