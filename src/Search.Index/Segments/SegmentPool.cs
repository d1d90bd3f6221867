using Search.Codecs;
using Search.Store;

namespace Search.Indexing;

/// <summary>
/// The segments of a writer: their list, their current deletions and open files, and who needs which file. Callers hold
/// <see cref="Gate"/> for everything.
/// </summary>
internal sealed class SegmentPool
{
    private readonly List<PooledSegment> _segments = [];
    private readonly Directory _directory;
    private readonly Codec _codec;
    private readonly FieldNumbers _numbers;

    /// <summary>Opens the pool over the segments of <paramref name="infos"/>.</summary>
    public SegmentPool(
        Directory directory, Codec codec, SegmentInfos infos, SegmentInfos? lastCommit, FieldNumbers numbers)
    {
        _directory = directory;
        _codec = codec;
        _numbers = numbers;
        Infos = infos;
        Deleter = new IndexFileDeleter(directory, lastCommit, infos);
        Deleter.Checkpoint(infos);
        foreach (SegmentCommitInfo commit in infos)
        {
            _segments.Add(new PooledSegment(directory, codec, commit, 0));
        }
    }

    /// <summary>Guards the writer's state; pulsed whenever something that others wait for changed.</summary>
    public object Gate { get; } = new();

    /// <summary>The segments as a commit would record them, deletions not yet written excepted.</summary>
    public SegmentInfos Infos { get; }

    /// <summary>Counts references to files.</summary>
    public IndexFileDeleter Deleter { get; }

    /// <summary>The segments in order.</summary>
    public IReadOnlyList<PooledSegment> Segments => _segments;

    /// <summary>Makes a written segment part of the index.</summary>
    public void Publish(FlushedSegment flushed)
    {
        var segment = new PooledSegment(_directory, _codec, flushed.Commit, flushed.AppliedSequence);
        ReadOnlySpan<ulong> dead = flushed.Changes.Dead;
        for (int word = 0; word < dead.Length; word++)
        {
            for (ulong bits = dead[word]; bits != 0; bits &= bits - 1)
            {
                segment.Delete((word << 6) + System.Numerics.BitOperations.TrailingZeroCount(bits));
            }
        }
        if (segment.IsAllDead)
        {
            flushed.Files.DeleteCreated();
            return;
        }
        flushed.Changes.Updates.ForEach((doc, update) => segment.Update(doc, update));
        _segments.Add(segment);
        Infos.Add(flushed.Commit);
        Changed();
    }

    /// <summary>Applies frozen deletions and updates to segments that have not seen them, and writes the updates.</summary>
    public void Apply(IEnumerable<PooledSegment> segments, IReadOnlyList<DeletePacket> packets, long sequence)
    {
        bool changed = false;
        foreach (PooledSegment segment in segments)
        {
            foreach (DeletePacket packet in packets)
            {
                if (packet.LastSequence > segment.AppliedSequence)
                {
                    changed |= Delete(segment, packet);
                    changed |= Update(segment, packet);
                }
            }
            segment.AppliedSequence = Math.Max(segment.AppliedSequence, sequence);
        }
        if (changed)
        {
            DropDead();
            Changed();
        }
        WriteUpdates();
    }

    /// <summary>Puts a merged segment in the place of its sources; null when nothing of them is left.</summary>
    public void Replace(IReadOnlyList<PooledSegment> sources, PooledSegment? merged)
    {
        int at = _segments.IndexOf(sources[0]);
        foreach (PooledSegment source in sources)
        {
            _segments.Remove(source);
            Infos.Remove(source.Commit);
            source.Close();
        }
        if (merged is not null)
        {
            _segments.Insert(at, merged);
            Infos.Insert(at, merged.Commit);
        }
        Changed();
    }

    /// <summary>Writes the updates of every segment that has new ones: readers and merges see what is written.</summary>
    public void WriteUpdates()
    {
        bool written = false;
        foreach (PooledSegment segment in _segments)
        {
            written |= segment.WriteUpdates(_numbers.NumberOf);
        }
        if (written)
        {
            Changed();
        }
    }

    /// <summary>Writes the deletions of every segment that has new ones.</summary>
    public void WriteLiveDocs()
    {
        bool written = false;
        foreach (PooledSegment segment in _segments)
        {
            written |= segment.WriteLiveDocs();
        }
        if (written)
        {
            Deleter.Checkpoint(Infos);
        }
    }

    /// <summary>A reader of the current state.</summary>
    public DirectoryReader GetReader(IndexWriter writer)
    {
        var readers = new SegmentReader[_segments.Count];
        int taken = 0;
        try
        {
            for (; taken < readers.Length; taken++)
            {
                readers[taken] = _segments[taken].Reader;
                readers[taken].Core.IncRef();
            }
            return new DirectoryReader(_directory, _codec, Infos.Clone(), readers, writer);
        }
        finally
        {
            if (taken < readers.Length)
            {
                for (int i = 0; i < taken; i++)
                {
                    readers[i].Core.DecRef();
                }
            }
        }
    }

    /// <summary>What a merge policy is told.</summary>
    public IReadOnlyList<SegmentStatistics> Statistics() =>
    [
        .. _segments.Select(s => new SegmentStatistics(
            s.Commit.Info.Name, s.Commit.Info.MaxDoc, s.DeadCount, s.SizeBytes, s.IsMerging)),
    ];

    /// <summary>Closes the files the writer holds open.</summary>
    public void Close()
    {
        foreach (PooledSegment segment in _segments)
        {
            segment.Close();
        }
    }

    private static bool Delete(PooledSegment segment, DeletePacket packet)
    {
        bool changed = false;
        PostingsEnum? postings = null;
        foreach (KeyValuePair<string, FieldDeletes> pair in packet.Fields)
        {
            if (TermsOf(segment, pair.Key) is not TermsEnum iterator)
            {
                continue;
            }
            ReadOnlySpan<long> sequences = pair.Value.Sequences;
            foreach (int id in pair.Value.Sorted)
            {
                if (sequences[id] <= segment.AppliedSequence || !iterator.SeekExact(pair.Value.Terms[id]))
                {
                    continue;
                }
                postings = iterator.Postings(postings, PostingsFlags.None);
                int doc;
                while ((doc = postings.NextDoc()) != DocIdSetIterator.NoMoreDocs)
                {
                    changed |= segment.Delete(doc);
                }
            }
        }
        return changed;
    }

    // Not by way of the reader: that would share the deletions with it.
    private static TermsEnum? TermsOf(PooledSegment segment, string field) =>
        segment.Core.FieldInfos[field] is { IndexOptions: not IndexOptions.None }
            ? segment.Core.Fields?.Terms(field)?.Iterator()
            : null;

    private static bool Update(PooledSegment segment, DeletePacket packet)
    {
        bool changed = false;
        PostingsEnum? postings = null;
        var iterators = new Dictionary<string, TermsEnum?>(StringComparer.Ordinal);
        foreach (DocValuesUpdate update in packet.Updates.Ordered)
        {
            if (update.Sequence <= segment.AppliedSequence)
            {
                continue;
            }
            string field = update.Term.Field;
            if (!iterators.TryGetValue(field, out TermsEnum? iterator))
            {
                iterator = TermsOf(segment, field);
                iterators.Add(field, iterator);
            }
            if (iterator is null || !iterator.SeekExact(update.Term.Bytes))
            {
                continue;
            }
            postings = iterator.Postings(postings, PostingsFlags.None);
            int doc;
            while ((doc = postings.NextDoc()) != DocIdSetIterator.NoMoreDocs)
            {
                changed |= segment.Update(doc, update);
            }
        }
        return changed;
    }

    private void DropDead()
    {
        for (int i = _segments.Count - 1; i >= 0; i--)
        {
            PooledSegment segment = _segments[i];
            if (segment.IsAllDead && !segment.IsMerging)
            {
                _segments.RemoveAt(i);
                Infos.Remove(segment.Commit);
                segment.Close();
            }
        }
    }

    private void Changed()
    {
        Infos.Changed();
        Deleter.Checkpoint(Infos);
    }
}
