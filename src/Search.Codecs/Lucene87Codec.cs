using Search.Store;

namespace Search.Codecs;

/// <summary>The default codec of Apache Lucene 8.8: every file of a segment, read and written.</summary>
public sealed class Lucene87Codec : Codec
{
    /// <summary>Name in <c>segments_N</c>.</summary>
    internal const string CodecName = "Lucene87";

    private readonly StoredFieldsMode _mode;

    /// <summary>A codec that writes stored fields in the given mode; it reads both.</summary>
    public Lucene87Codec(StoredFieldsMode mode) => _mode = mode;

    /// <summary>The codec with fast stored fields.</summary>
    public static Lucene87Codec Instance { get; } = new(StoredFieldsMode.BestSpeed);

    /// <inheritdoc/>
    public override string Name => CodecName;

    /// <inheritdoc/>
    public override SegmentInfo ReadSegmentInfo(Directory directory, string segment, ReadOnlySpan<byte> id) =>
        Lucene86SegmentInfoFormat.Read(directory, segment, id);

    /// <inheritdoc/>
    public override void WriteSegmentInfo(Directory directory, SegmentInfo info) =>
        Lucene86SegmentInfoFormat.Write(directory, info);

    /// <inheritdoc/>
    public override FieldInfos ReadFieldInfos(Directory directory, SegmentInfo info, string suffix) =>
        Lucene60FieldInfosFormat.Read(directory, info, suffix);

    /// <inheritdoc/>
    public override void WriteFieldInfos(SegmentState state) => Lucene60FieldInfosFormat.Write(state);

    /// <inheritdoc/>
    public override Directory OpenCompound(Directory directory, SegmentInfo info) =>
        CompoundDirectory.Open(directory, info);

    /// <inheritdoc/>
    public override void WriteCompound(Directory directory, SegmentInfo info, IReadOnlyCollection<string> files) =>
        Lucene50CompoundFormat.Write(directory, info, files);

    /// <inheritdoc/>
    public override LiveDocs ReadLiveDocs(Directory directory, SegmentInfo info, long generation) =>
        Lucene50LiveDocsFormat.Read(directory, info, generation);

    /// <inheritdoc/>
    public override string WriteLiveDocs(Directory directory, SegmentInfo info, LiveDocs liveDocs, long generation) =>
        Lucene50LiveDocsFormat.Write(directory, info, liveDocs, generation);

    /// <inheritdoc/>
    public override FieldsProducer OpenFields(SegmentState state) => Lucene84PostingsFormat.OpenFields(state);

    /// <inheritdoc/>
    public override FieldsConsumer CreateFields(SegmentState state) => Lucene84PostingsFormat.CreateFields(state);

    /// <inheritdoc/>
    public override NormsProducer OpenNorms(SegmentState state) => Lucene80NormsProducer.Open(state);

    /// <inheritdoc/>
    public override NormsConsumer CreateNorms(SegmentState state) => new Lucene80NormsConsumer(state);

    /// <inheritdoc/>
    public override DocValuesProducer OpenDocValues(SegmentState state) => Lucene80DocValuesProducer.Open(state);

    /// <inheritdoc/>
    public override DocValuesConsumer CreateDocValues(SegmentState state) => new Lucene80DocValuesConsumer(state);

    /// <inheritdoc/>
    public override PointsProducer OpenPoints(SegmentState state) => Lucene86PointsProducer.Open(state);

    /// <inheritdoc/>
    public override PointsConsumer CreatePoints(SegmentState state) => new Lucene86PointsConsumer(state);

    /// <inheritdoc/>
    public override StoredFieldsReader OpenStoredFields(SegmentState state) => Lucene87StoredFieldsReader.Open(state);

    /// <inheritdoc/>
    public override StoredFieldsWriter CreateStoredFields(Directory directory, SegmentInfo info) =>
        Lucene87StoredFieldsWriter.Create(directory, info, _mode);

    /// <inheritdoc/>
    public override TermVectorsReader OpenTermVectors(SegmentState state) => Lucene50TermVectorsReader.Open(state);

    /// <inheritdoc/>
    public override TermVectorsWriter CreateTermVectors(Directory directory, SegmentInfo info) =>
        Lucene50TermVectorsWriter.Create(directory, info);
}
