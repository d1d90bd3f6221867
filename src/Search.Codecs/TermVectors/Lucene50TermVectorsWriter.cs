using Search.Store;

namespace Search.Codecs;

/// <summary>Writer of <c>.tvd</c>, <c>.tvx</c> and <c>.tvm</c>.</summary>
internal sealed class Lucene50TermVectorsWriter : TermVectorsWriter
{
    private readonly Directory _directory;
    private readonly SegmentInfo _info;
    private readonly IndexOutput _data;
    private readonly VectorChunkEncoder _encoder;
    private readonly VectorBuffer _buffer = new();
    private readonly ChunkLog _chunks;
    private readonly List<TermVectorsCopier> _copiers = [];
    private ChunkRun<TermVectorsCopier>? _run;
    private bool _inDocument;
    private bool _inField;

    private Lucene50TermVectorsWriter(Directory directory, SegmentInfo info, IndexOutput data)
    {
        _directory = directory;
        _info = info;
        _data = data;
        _chunks = new ChunkLog(data);
        _encoder = new VectorChunkEncoder(data);
    }

    public static Lucene50TermVectorsWriter Create(Directory directory, SegmentInfo info)
    {
        using var opened = new OpenFiles();
        IndexOutput data = opened.Add(directory.CreateOutput(
            IndexFileNames.SegmentFile(info.Name, "", Lucene50TermVectorsReader.DataExtension)));
        CodecUtil.WriteIndexHeader(
            data, Lucene50TermVectorsReader.DataCodec, Lucene50TermVectorsReader.Version, info.Id, "");
        opened.Keep();
        return new Lucene50TermVectorsWriter(directory, info, data);
    }

    public override void StartDocument()
    {
        RequireOutside();
        BreakRun();
        _inDocument = true;
        _inField = false;
    }

    public override void StartField(FieldInfo field, TermVectorParts parts)
    {
        if (!_inDocument)
        {
            throw new InvalidOperationException("no document was started");
        }
        _inField = true;
        _buffer.StartField(field, parts);
    }

    public override void AddTerm(ReadOnlySpan<byte> term, in TermVectorOccurrences occurrences)
    {
        if (!_inField)
        {
            throw new InvalidOperationException("no field was started");
        }
        ArgumentOutOfRangeException.ThrowIfLessThan(occurrences.Freq, 1);
        _buffer.AddTerm(term, in occurrences);
    }

    public override void FinishDocument()
    {
        if (!_inDocument)
        {
            throw new InvalidOperationException("no document was started");
        }
        _inDocument = _inField = false;
        _buffer.FinishDocument();
        if (_buffer.DocCount == Lucene50TermVectorsReader.MaxDocsPerChunk
            || _buffer.Bytes.Length >= Lucene50TermVectorsReader.ChunkSizeBytes)
        {
            FlushChunk();
        }
    }

    public override void CopyDocument(TermVectorsReader reader, int doc, FieldInfos fields)
    {
        RequireOutside();
        if (reader is not Lucene50TermVectorsReader own)
        {
            CopyVectors(reader.Get(doc), fields);
            return;
        }
        TermVectorsCopier copier = CopierFor(own, fields);
        if (_run is null || !_run.TryTake(copier, doc))
        {
            BreakRun();
            _run = copier.TryBeginRun(doc);
        }
        if (_run is null)
        {
            CopyVectors(copier.Get(doc), fields);
        }
        else if (_run.IsComplete)
        {
            CopyChunk(_run);
            _run = null;
        }
    }

    public override void Finish(int docCount)
    {
        RequireOutside();
        BreakRun();
        FlushEarly();
        _chunks.Finish(
            ChunkIndexFiles.TermVectors, _directory, _info, Lucene50TermVectorsReader.ChunkSizeBytes, docCount);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _data.Dispose();
        }
    }

    private void RequireOutside()
    {
        if (_inDocument)
        {
            throw new InvalidOperationException("the document before was not finished");
        }
    }

    private TermVectorsCopier CopierFor(Lucene50TermVectorsReader reader, FieldInfos fields)
    {
        foreach (TermVectorsCopier known in _copiers)
        {
            if (known.Matches(reader, fields))
            {
                return known;
            }
        }
        var copier = new TermVectorsCopier(reader, fields);
        _copiers.Add(copier);
        return copier;
    }

    private void CopyVectors(IReadOnlyList<TermVector> vectors, FieldInfos fields)
    {
        StartDocument();
        foreach (TermVector vector in vectors)
        {
            FieldInfo field = fields[vector.Field.Name]
                ?? throw new ArgumentException($"the target has no field {vector.Field.Name}");
            StartField(field, vector.Parts);
            TermVectorEnum terms = vector.Iterator();
            while (terms.MoveNext())
            {
                AddTerm(terms.Term, terms.Occurrences);
            }
        }
        FinishDocument();
    }

    private void CopyChunk(ChunkRun<TermVectorsCopier> run)
    {
        FlushEarly();
        _chunks.Copy(run.Copier.RawChunkBody(run.Chunk), run.Count);
    }

    // The documents of a chunk that did not come whole are copied one by one.
    private void BreakRun()
    {
        if (_run is ChunkRun<TermVectorsCopier> run)
        {
            _run = null;
            for (int doc = run.Start; doc < run.Next; doc++)
            {
                CopyVectors(run.Copier.Get(doc), run.Copier.Target);
            }
        }
    }

    // A chunk that is written before it is full is "dirty": how many documents more it might have held is on record.
    private void FlushEarly()
    {
        if (_buffer.DocCount > 0)
        {
            double full = (double)Lucene50TermVectorsReader.ChunkSizeBytes / _buffer.Bytes.Length * _buffer.DocCount;
            int expected = (int)Math.Min(Lucene50TermVectorsReader.MaxDocsPerChunk, full);
            _chunks.MarkDirty(Math.Max(1, expected - _buffer.DocCount));
            FlushChunk();
        }
    }

    private void FlushChunk()
    {
        _chunks.Begin();
        _encoder.Write(_buffer, _chunks.DocBase);
        _chunks.End(_buffer.DocCount);
        _buffer.Clear();
    }
}
