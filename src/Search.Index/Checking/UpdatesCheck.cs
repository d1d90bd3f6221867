using Search.Codecs;

namespace Search.Indexing;

/// <summary>Checks that a commit and the field infos of a segment agree about the generations of doc-values updates.</summary>
internal static class UpdatesCheck
{
    /// <summary>Runs the check.</summary>
    public static void Run(SegmentCheck check, SegmentCommitInfo commit)
    {
        var seen = new Dictionary<long, FieldInfo>();
        foreach (FieldInfo field in check.Reader.FieldInfos)
        {
            bool hasFiles = commit.DocValuesUpdatesFiles.TryGetValue(field.Number, out HashSet<string>? files);
            if (field.DocValuesGen == -1)
            {
                if (hasFiles)
                {
                    check.Report(field, "no files of updates", string.Join(' ', files ?? []));
                }
                continue;
            }
            if (field.DocValuesGen > commit.DocValuesGen || !seen.TryAdd(field.DocValuesGen, field))
            {
                check.Report(
                    field, $"a generation of its own up to {commit.DocValuesGen}", $"generation {field.DocValuesGen}");
            }
            string prefix =
                $"{commit.Info.Name}_{IndexFileNames.ToBase36(field.DocValuesGen)}_";
            if (files is null || !files.All(f => f.StartsWith(prefix, StringComparison.Ordinal)))
            {
                check.Report(field, $"files {prefix}*", string.Join(' ', files ?? []));
            }
        }
    }
}
