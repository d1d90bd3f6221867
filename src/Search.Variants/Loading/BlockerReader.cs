namespace Search.Variants.Loading;

/// <summary>Reads <c>blocker</c> records.</summary>
internal static class BlockerReader
{
    public static BlockerDraft? Read(RecordLine record, SurfaceWords words)
    {
        IReadOnlyList<string> surfaces = record.Texts("blocker", required: true);
        var blocker = new Blocker(
            surfaces,
            record.Name("case", CaseRule.InitialCap),
            record.Text("type"),
            record.Texts("provenance", required: true));
        record.Text("note");
        record.Finish();
        List<IReadOnlyList<SurfaceWord>> split = [.. surfaces.Select(words.Split)];
        for (int i = 0; i < split.Count; i++)
        {
            if (split[i].Count is 0 or > VariantSet.MaxSurfaceWords)
            {
                record.Fail($"\"{surfaces[i]}\" has {split[i].Count} words");
            }
        }
        return record.IsBroken ? null : new BlockerDraft(record, blocker, split);
    }
}
