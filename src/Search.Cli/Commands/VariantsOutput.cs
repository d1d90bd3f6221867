using System.Globalization;
using System.IO;
using Google.Protobuf.WellKnownTypes;
using Search.V1;

namespace Search.Cli.Commands;

/// <summary>What the <c>variants</c> commands print.</summary>
internal static class VariantsOutput
{
    private const int ShownIds = 10;

    internal static void Write(TextWriter output, ListVariantSetsResponse list)
    {
        output.WriteLine($"served: {list.ActiveSet} {list.ActiveVersion}");
        if (list.FormerSet.Length > 0)
        {
            output.WriteLine($"before: {list.FormerSet} {list.FormerVersion}");
        }
        output.WriteLine($"base:   {list.BaseVersion}");
        foreach (VariantSetInfo set in list.VariantSets)
        {
            output.WriteLine();
            output.WriteLine(set.Description.Length > 0 ? $"{set.Name}: {set.Description}" : set.Name);
            foreach (VariantSetVersion version in set.Versions)
            {
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {version.Version}  {version.State}  {version.Records} records, {version.Names} names"
                    + $" of {version.Entities} entities"));
            }
        }
    }

    internal static void Write(TextWriter output, PreviewVariantSetResponse preview)
    {
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{preview.Version}: {preview.AddedNames} names come, {preview.WithdrawnNames} go"));
        foreach (ChangeExtent extent in preview.Extents)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"index {extent.Index}: {extent.AffectedDocuments} of {extent.Documents} documents to be retagged"));
        }
        foreach (QueryPreview query in preview.Queries)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{query.Index}: {query.Query}: {query.Before} -> {query.After} documents"));
            Write(output, "gained", query.Gained);
            Write(output, "lost", query.Lost);
            Write(output, "moved", query.Moved.Select(m =>
                string.Create(CultureInfo.InvariantCulture, $"{m.Id} ({m.Before} -> {m.After})")));
        }
    }

    internal static void Write(TextWriter output, ReportUnresolvedNamesResponse report)
    {
        output.WriteLine("names on no list:");
        foreach (UnresolvedName name in report.Names)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name.Count,8}  {name.Name}"));
        }
        output.WriteLine("queries without a hit:");
        foreach (ZeroHitQuery query in report.ZeroHitQueries)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{query.Count,8}  {query.Query}"));
        }
    }

    internal static void WriteJson(TextWriter output, Any response)
    {
        if (response.TryUnpack(out PreviewVariantSetResponse preview))
        {
            ProtoJson.WriteLine(output, preview);
        }
        else
        {
            ProtoJson.WriteLine(output, response.Unpack<ActivateVariantSetResponse>());
        }
    }

    private static void Write(TextWriter output, string what, IEnumerable<string> ids)
    {
        string[] all = [.. ids];
        if (all.Length > 0)
        {
            string more = all.Length > ShownIds
                ? string.Create(CultureInfo.InvariantCulture, $" and {all.Length - ShownIds} more")
                : string.Empty;
            output.WriteLine($"  {what}: {string.Join(", ", all.Take(ShownIds))}{more}");
        }
    }
}
