using Search.Codecs;
using Search.Store;

namespace Search.Indexing;

/// <summary>The doc values of a segment: those of its own files, and of the update generations that replaced single fields.</summary>
internal sealed class SegmentDocValues : IDisposable
{
    private readonly Dictionary<long, DocValuesProducer> _byGeneration = [];

    /// <summary>Opens the producers that the fields name.</summary>
    public static SegmentDocValues Open(Codec codec, Directory directory, SegmentState own, FieldInfos fields)
    {
        var values = new SegmentDocValues();
        bool done = false;
        try
        {
            foreach (FieldInfo field in fields)
            {
                if (field.DocValuesType != DocValuesType.None)
                {
                    values.OpenGeneration(codec, directory, own, fields, field.DocValuesGen);
                }
            }
            done = true;
            return values;
        }
        finally
        {
            if (!done)
            {
                values.Dispose();
            }
        }
    }

    /// <summary>The producer that holds a field.</summary>
    public DocValuesProducer Of(FieldInfo field) => _byGeneration[field.DocValuesGen];

    /// <summary>Verifies the checksums of all files.</summary>
    public void CheckIntegrity()
    {
        foreach (DocValuesProducer producer in _byGeneration.Values)
        {
            producer.CheckIntegrity();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (DocValuesProducer producer in _byGeneration.Values)
        {
            producer.Dispose();
        }
        _byGeneration.Clear();
    }

    private void OpenGeneration(Codec codec, Directory directory, SegmentState own, FieldInfos fields, long generation)
    {
        if (_byGeneration.ContainsKey(generation))
        {
            return;
        }
        SegmentState state = own;
        if (generation != -1)
        {
            var updated = new FieldInfos(fields.Where(f => f.DocValuesGen == generation));
            state = new SegmentState(directory, own.SegmentInfo, updated, IndexFileNames.ToBase36(generation));
        }
        _byGeneration.Add(generation, codec.OpenDocValues(state));
    }
}
