using Search.Codecs;
using Search.Store;

namespace Search.Indexing;

/// <summary>
/// Writes updates of a segment as new generations: for each field its whole column anew (<c>_0_3_Lucene80_0.dvd</c>), then the field
/// infos that say which generation each field is in (<c>_0_2.fnm</c>). The files before stay for whoever reads them.
/// </summary>
internal sealed class UpdateFiles(Directory directory, Codec codec, Func<string, int> numberOf)
{
    /// <summary>Writes the files and makes them current in the segment's record; on a failure nothing of them is left.</summary>
    /// <param name="commit">The segment's record.</param>
    /// <param name="reader">The segment before the updates.</param>
    /// <param name="updates">The updates.</param>
    public void Write(SegmentCommitInfo commit, SegmentReader reader, DocUpdates updates)
    {
        var tracking = new TrackingDirectory(directory);
        bool done = false;
        try
        {
            Dictionary<string, FieldInfo> fields =
                reader.FieldInfos.ToDictionary(f => f.Name, f => f.Clone(), StringComparer.Ordinal);
            var files = new Dictionary<int, HashSet<string>>(commit.DocValuesUpdatesFiles);
            long generation = commit.DocValuesGen;
            foreach (string name in updates.Fields)
            {
                FieldInfo field = FieldOf(name, fields);
                generation = commit.TakeDocValuesGen();
                string[] before = [.. tracking.Created];
                WriteField(tracking, commit.Info, reader, field, generation, updates[name]);
                files[field.Number] = [.. tracking.Created.Except(before)];
            }
            string[] columns = [.. tracking.Created];
            long infosGeneration = commit.TakeFieldInfosGen();
            codec.WriteFieldInfos(new SegmentState(
                tracking, commit.Info, new FieldInfos(fields.Values), IndexFileNames.ToBase36(infosGeneration)));
            commit.SetUpdates(infosGeneration, generation, [.. tracking.Created.Except(columns)], files);
            done = true;
        }
        finally
        {
            if (!done)
            {
                tracking.DeleteCreated();
            }
        }
    }

    // A segment of an index that others wrote may have given the number to another field.
    private FieldInfo FieldOf(string name, Dictionary<string, FieldInfo> fields)
    {
        if (!fields.TryGetValue(name, out FieldInfo? field))
        {
            int number = numberOf(name);
            if (fields.Values.Any(f => f.Number == number))
            {
                number = fields.Values.Max(f => f.Number) + 1;
            }
            field = new FieldInfo(name, number);
            fields.Add(name, field);
        }
        return field;
    }

    private void WriteField(
        TrackingDirectory tracking,
        SegmentInfo info,
        SegmentReader reader,
        FieldInfo field,
        long generation,
        IReadOnlyDictionary<int, DocValuesUpdate> updates)
    {
        DocValuesType type = updates.First().Value.Change.Type;
        if (field.DocValuesType != DocValuesType.None && field.DocValuesType != type)
        {
            throw new InvalidOperationException(
                $"segment {info.Name} has {field.DocValuesType} doc values in field {field.Name}, not {type}");
        }
        field.DocValuesType = type;
        field.DocValuesGen = generation;
        var state = new SegmentState(tracking, info, new FieldInfos([field]), IndexFileNames.ToBase36(generation));
        using DocValuesConsumer consumer = codec.CreateDocValues(state);
        if (type == DocValuesType.Numeric)
        {
            consumer.AddNumericField(
                field, () => new UpdatedNumericDocValues(reader.GetNumericDocValues(field.Name), updates));
        }
        else
        {
            consumer.AddBinaryField(
                field, () => new UpdatedBinaryDocValues(reader.GetBinaryDocValues(field.Name), updates));
        }
        consumer.Finish();
    }
}
