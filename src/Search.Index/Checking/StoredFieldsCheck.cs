using System.Threading;
using Search.Codecs;

namespace Search.Indexing;

/// <summary>Reads every stored field of a segment, deleted documents included.</summary>
internal static class StoredFieldsCheck
{
    /// <summary>Runs the check.</summary>
    public static void Run(SegmentCheck check, CancellationToken cancellation)
    {
        var counter = new Counter(check);
        for (int doc = 0; doc < check.Reader.MaxDoc; doc++)
        {
            cancellation.ThrowIfCancellationRequested();
            check.Reader.VisitDocument(doc, counter);
        }
    }

    private sealed class Counter(SegmentCheck check) : StoredFieldVisitor
    {
        public override Status NeedsField(FieldInfo field)
        {
            check.StoredValues++;
            if (!ReferenceEquals(check.Reader.Core.FieldInfos.ByNumber(field.Number), field)
                && check.Reader.FieldInfos[field.Name] is null)
            {
                check.Report(field, "a field of the segment", "another");
            }
            return Status.Yes;
        }
    }
}
