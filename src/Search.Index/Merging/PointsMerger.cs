using Search.Codecs;

namespace Search.Indexing;

/// <summary>
/// Merges points: those of one dimension stream, in their order, from segment to segment; those of more dimensions are collected
/// on the heap, a field at a time, and partitioned anew.
/// </summary>
internal sealed class PointsMerger(PointsConsumer consumer, IReadOnlyList<MergeSource> sources, Action checkAborted)
{
    /// <summary>Merges a field.</summary>
    public void Merge(FieldInfo field)
    {
        PointShape shape = PointShape.Of(field);
        if (shape.Dimensions == 1)
        {
            consumer.AddSortedField(field, new MergedPoints(sources, field.Name, checkAborted));
            return;
        }
        var points = new PointBuffer(shape);
        foreach (MergeSource source in sources)
        {
            PointLeafCursor? leaves = source.Reader.GetPointValues(field.Name)?.GetLeaves();
            while (leaves?.Next() == true)
            {
                checkAborted();
                AddLeaf(source, leaves, points);
            }
        }
        consumer.AddField(field, points);
    }

    private static void AddLeaf(MergeSource source, PointLeafCursor leaf, PointBuffer points)
    {
        int length = points.Shape.PackedLength;
        ReadOnlySpan<int> docs = leaf.Docs;
        for (int i = 0; i < docs.Length; i++)
        {
            int doc = source.Map(docs[i]);
            if (doc >= 0)
            {
                points.Add(doc, leaf.Values.Slice(i * length, length));
            }
        }
    }
}
