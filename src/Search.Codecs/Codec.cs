namespace Search.Codecs;

/// <summary>Opens readers and writers for the files of a segment.</summary>
public abstract class Codec
{
    /// <summary>Name in <c>segments_N</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Reads <c>.si</c>.</summary>
    public abstract SegmentInfo ReadSegmentInfo(
        Search.Store.Directory directory, string segment, ReadOnlySpan<byte> id);

    /// <summary>Writes <c>.si</c> (last of a segment's files) and adds it to the segment's files.</summary>
    public abstract void WriteSegmentInfo(Search.Store.Directory directory, SegmentInfo info);

    /// <summary>Reads <c>.fnm</c>, of a generation when the state has a suffix.</summary>
    public abstract FieldInfos ReadFieldInfos(Search.Store.Directory directory, SegmentInfo info, string suffix);

    /// <summary>Writes <c>.fnm</c>, after every format has set its attributes.</summary>
    public abstract void WriteFieldInfos(SegmentState state);

    /// <summary>Opens the compound file as a read-only directory.</summary>
    public abstract Search.Store.Directory OpenCompound(Search.Store.Directory directory, SegmentInfo info);

    /// <summary>Packs the files of a segment (all but <c>.si</c>) into <c>.cfs</c> and <c>.cfe</c>.</summary>
    public abstract void WriteCompound(
        Search.Store.Directory directory, SegmentInfo info, IReadOnlyCollection<string> files);

    /// <summary>Reads the live documents of a deletion generation.</summary>
    public abstract LiveDocs ReadLiveDocs(Search.Store.Directory directory, SegmentInfo info, long generation);

    /// <summary>Writes live documents; returns the file's name.</summary>
    public abstract string WriteLiveDocs(
        Search.Store.Directory directory, SegmentInfo info, LiveDocs liveDocs, long generation);

    /// <summary>Opens the postings.</summary>
    public abstract FieldsProducer OpenFields(SegmentState state);

    /// <summary>Begins writing postings.</summary>
    public abstract FieldsConsumer CreateFields(SegmentState state);

    /// <summary>Opens the norms.</summary>
    public abstract NormsProducer OpenNorms(SegmentState state);

    /// <summary>Begins writing norms.</summary>
    public abstract NormsConsumer CreateNorms(SegmentState state);

    /// <summary>Opens the doc values (of an update generation when the state has a suffix).</summary>
    public abstract DocValuesProducer OpenDocValues(SegmentState state);

    /// <summary>Begins writing doc values.</summary>
    public abstract DocValuesConsumer CreateDocValues(SegmentState state);

    /// <summary>Opens the points.</summary>
    public abstract PointsProducer OpenPoints(SegmentState state);

    /// <summary>Begins writing points.</summary>
    public abstract PointsConsumer CreatePoints(SegmentState state);

    /// <summary>Opens the stored fields.</summary>
    public abstract StoredFieldsReader OpenStoredFields(SegmentState state);

    /// <summary>Begins writing stored fields; sets the mode attribute of the segment.</summary>
    public abstract StoredFieldsWriter CreateStoredFields(Search.Store.Directory directory, SegmentInfo info);

    /// <summary>Opens the term vectors.</summary>
    public abstract TermVectorsReader OpenTermVectors(SegmentState state);

    /// <summary>Begins writing term vectors.</summary>
    public abstract TermVectorsWriter CreateTermVectors(Search.Store.Directory directory, SegmentInfo info);
}
