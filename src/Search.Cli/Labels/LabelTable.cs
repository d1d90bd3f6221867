using Search.V1;

namespace Search.Cli.Labels;

/// <summary>A label report by name: what charts are drawn from.</summary>
internal sealed class LabelTable
{
    /// <summary>Sums a report up.</summary>
    internal LabelTable(ReportLabelsResponse report)
    {
        var rows = new Dictionary<(string, VariantKind), LabelTableRow>();
        foreach (LabelCount count in report.Counts)
        {
            if (!rows.TryGetValue((count.Surface, count.Kind), out LabelTableRow? row))
            {
                rows.Add((count.Surface, count.Kind), row = new LabelTableRow(count.Surface, Words(count.Kind)));
            }
            row.Add(count.Source, count.Period, count.DocumentCount);
        }
        Rows =
        [
            .. rows.Values.OrderByDescending(static r =>
                r.Documents).ThenBy(static r => r.Surface, StringComparer.Ordinal),
        ];
        Periods =
        [
            .. report.Counts.Select(static c => c.Period).Where(static p => p.Length > 0)
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
        Sources =
        [
            .. report.Counts.Select(static c =>
                c.Source).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
        MostInAPeriod = Rows.SelectMany(static r => r.ByPeriod.Values).DefaultIfEmpty(0).Max();
    }

    /// <summary>The names, most documents first.</summary>
    internal IReadOnlyList<LabelTableRow> Rows { get; }

    /// <summary>The periods that have documents, in order.</summary>
    internal IReadOnlyList<string> Periods { get; }

    /// <summary>The sources.</summary>
    internal IReadOnlyList<string> Sources { get; }

    /// <summary>The greatest count of a name in a period.</summary>
    internal long MostInAPeriod { get; }

    // LABEL becomes "label", SHORT_NAME "short name".
    private static string Words(VariantKind kind) =>
        string.Concat(kind.ToString().Select((c, i) =>
            char.IsAsciiLetterUpper(c) ? $"{(i > 0 ? " " : "")}{(char)(c | ' ')}" : $"{c}"));
}
