using Search.Codecs;

namespace Search.Indexing;

/// <summary>Writes the term vectors of a merged segment.</summary>
internal static class TermVectorsMerger
{
    /// <summary>Copies the vectors of all live documents; nothing is written when no source has vectors.</summary>
    public static void Merge(
        IReadOnlyList<MergeSource> sources, SegmentState state, Codec codec, Action checkAborted)
    {
        if (!state.FieldInfos.Any(f => f.HasTermVectors))
        {
            return;
        }
        using TermVectorsWriter writer = codec.CreateTermVectors(state.Directory, state.SegmentInfo);
        foreach (MergeSource source in sources)
        {
            for (int doc = 0; doc < source.Reader.MaxDoc; doc++)
            {
                if ((doc & 0x3FF) == 0)
                {
                    checkAborted();
                }
                if (source.Map(doc) < 0)
                {
                    continue;
                }
                Copy(writer, source.Reader.Core.TermVectors, doc, state.FieldInfos);
            }
        }
        writer.Finish(state.SegmentInfo.MaxDoc);
    }

    private static void Copy(TermVectorsWriter writer, TermVectorsReader? reader, int doc, FieldInfos fields)
    {
        if (reader is not null)
        {
            writer.CopyDocument(reader, doc, fields);
            return;
        }
        writer.StartDocument();
        writer.FinishDocument();
    }
}
