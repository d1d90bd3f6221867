using Search.Codecs;
using Search.Store;

namespace Search.Indexing;

/// <summary>Runs one merge from the frozen deletions of its sources to the place of the result in the index.</summary>
internal sealed class SegmentMergeRunner(
    Directory directory,
    IndexWriterConfig config,
    SegmentPool pool,
    FieldNumbers numbers,
    DocumentsWriter documents,
    FullFlush flush)
{
    /// <summary>Runs a merge.</summary>
    /// <param name="merge">The merge.</param>
    /// <param name="check">Throws when the merge is not wanted any more.</param>
    public void Run(OneMerge merge, Action check)
    {
        var files = new TrackingDirectory(directory);
        SegmentReader[] readers = Begin(merge, check, out SegmentInfo info);
        bool done = false;
        try
        {
            var merger = new SegmentMerger(readers, info, files, config.Codec, numbers, check);
            if (info.MaxDoc > 0)
            {
                SegmentSeal.Write(merger.Merge(), files, config.Codec, merge.UseCompoundFile);
            }
            check();
            Commit(merge, merger, info, files, check);
            done = true;
        }
        finally
        {
            foreach (SegmentReader reader in readers)
            {
                reader.Core.DecRef();
            }
            if (!done)
            {
                files.DeleteCreated();
            }
        }
    }

    // All sources see the same deletions before they become one segment, so that one number says which it has seen.
    private SegmentReader[] Begin(OneMerge merge, Action check, out SegmentInfo info)
    {
        lock (pool.Gate)
        {
            flush.WaitForEnd(check);
            (DeletePacket[] packets, long sequence) = documents.Deletes.Freeze(isFullFlush: false);
            pool.Apply(merge.Sources, packets, sequence);
            info = new SegmentInfo { Name = pool.Infos.NewSegmentName(), Id = SegmentId.Create(), MaxDoc = 0 };
            info.Diagnostics["source"] = "merge";
            SegmentReader[] readers = [.. merge.Sources.Select(s => s.Reader)];
            foreach (SegmentReader reader in readers)
            {
                reader.Core.IncRef();
            }
            foreach (PooledSegment source in merge.Sources)
            {
                source.BeginMerge();
            }
            return readers;
        }
    }

    private void Commit(OneMerge merge, SegmentMerger merger, SegmentInfo info, TrackingDirectory files, Action check)
    {
        PooledSegment? merged = null;
        if (info.MaxDoc > 0)
        {
            merged = new PooledSegment(directory, config.Codec, new SegmentCommitInfo(info), 0);
            config.WarmMergedSegment?.Invoke(merged.Reader);
        }
        bool done = false;
        try
        {
            lock (pool.Gate)
            {
                flush.WaitForEnd(check);
                if (merged is not null)
                {
                    CarryChanges(merge, merger, merged);
                    merged.AppliedSequence = merge.Sources[0].AppliedSequence;
                }
                bool isAllDead = merged is null || merged.IsAllDead;
                pool.Replace(merge.Sources, isAllDead ? null : merged);
                done = !isAllDead;
            }
        }
        finally
        {
            if (!done)
            {
                merged?.Close();
                files.DeleteCreated();
            }
        }
    }

    // Deletions and updates that reached the sources while they were merged.
    private static void CarryChanges(OneMerge merge, SegmentMerger merger, PooledSegment merged)
    {
        for (int i = 0; i < merge.Sources.Count; i++)
        {
            MergeSource source = merger.Sources[i];
            PooledSegment now = merge.Sources[i];
            now.EndMerge().ForEach((doc, update) =>
            {
                int mapped = source.Map(doc);
                if (mapped >= 0)
                {
                    merged.Update(mapped, update);
                }
            });
            if (now.DeadCount == source.Reader.MaxDoc - source.Reader.NumDocs)
            {
                continue;
            }
            for (int doc = 0; doc < source.Reader.MaxDoc; doc++)
            {
                int mapped = source.Map(doc);
                if (mapped >= 0 && !now.IsAlive(doc))
                {
                    merged.Delete(mapped);
                }
            }
        }
    }
}
