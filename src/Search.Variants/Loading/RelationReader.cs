namespace Search.Variants.Loading;

/// <summary>Reads <c>relation</c> records.</summary>
internal static class RelationReader
{
    public static RelationDraft? Read(RecordLine record)
    {
        var relation = new RelationDraft(
            record,
            record.Name("relation", RelationKind.PartOf, required: true),
            record.Text("from", required: true) ?? string.Empty,
            record.Text("to", required: true) ?? string.Empty,
            record.Interval("valid"),
            record.Number("confidence", 0, 1),
            record.Texts("provenance", required: true));
        record.Text("note");
        record.Finish();
        return record.IsBroken ? null : relation;
    }
}
