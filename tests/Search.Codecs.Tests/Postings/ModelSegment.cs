using Search.Store;

namespace Search.Codecs.Tests.Postings;

/// <summary>A segment of random fields and the files the format makes of it.</summary>
internal sealed class ModelSegment
{
    public ModelSegment(Random random, Directory directory, int maxDoc)
    {
        int count = random.Next(1, 6);
        for (int i = 0; i < count; i++)
        {
            Fields.Add(new ModelField(random, $"field{(char)('a' + i)}", count - i, maxDoc));
        }
        byte[] id = new byte[SegmentInfo.IdLength];
        random.NextBytes(id);
        State = new SegmentState(
            directory,
            new SegmentInfo { Name = "_3", Id = id, MaxDoc = maxDoc },
            new FieldInfos(Fields.Select(f => f.Info)));
    }

    public List<ModelField> Fields { get; } = [];

    public SegmentState State { get; }

    public void Write()
    {
        using FieldsConsumer consumer = Lucene84PostingsFormat.CreateFields(State);
        foreach (ModelField field in Fields)
        {
            field.Write(consumer);
        }
        consumer.Finish();
    }
}
