using System.Globalization;
using System.IO;
using System.Text;
using Search.V1;

namespace Search.Cli.Labels;

/// <summary>A label report as text: a bar a name, its course over the periods, and who prints it.</summary>
internal static class LabelChart
{
    private const int BarWidth = 24;
    private const int MostSources = 3;
    private const string Levels = " ▁▂▃▄▅▆▇█";

    internal static void Write(TextWriter output, ReportLabelsResponse report)
    {
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.DisplayName} ({report.EntityId}): {report.DocumentCount} documents"));
        if (report.Counts.Count == 0)
        {
            output.WriteLine("no name of it stands in the index");
            return;
        }
        LabelTable table = new(report);
        int width = Math.Min(40, table.Rows.Max(static r => r.Surface.Length));
        long most = table.Rows.Max(static r => r.Documents);
        foreach (LabelTableRow row in table.Rows)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{row.Surface.PadRight(width)}  {Bar(row.Documents, most),-BarWidth} {row.Documents,6}  "
                + $"{Course(row, table)}  {row.Kind}{Sources(row)}"));
        }
        if (table.Periods.Count > 0)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"periods: {table.Periods[0]} to {table.Periods[^1]}, {table.Periods.Count} with documents"));
        }
        if (report.LeftOut > 0)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{report.LeftOut} rows with fewer documents were left out (--rows)"));
        }
    }

    private static string Bar(long value, long most) =>
        new('█', Math.Max(1, (int)Math.Round((double)value * BarWidth / most)));

    private static string Course(LabelTableRow row, LabelTable table)
    {
        var course = new StringBuilder();
        foreach (string period in table.Periods)
        {
            long value = row.ByPeriod.GetValueOrDefault(period);
            int level = value == 0 ? 0 : (int)Math.Ceiling((double)value * (Levels.Length - 1) / table.MostInAPeriod);
            course.Append(Levels[level]);
        }
        return course.ToString();
    }

    private static string Sources(LabelTableRow row)
    {
        string[] named = [.. row.BySource.Keys.Where(static s => s.Length > 0)];
        if (named.Length == 0)
        {
            return string.Empty;
        }
        string rest = named.Length > MostSources
            ? string.Create(CultureInfo.InvariantCulture, $" and {named.Length - MostSources} more")
            : string.Empty;
        IEnumerable<string> shown = named
            .OrderByDescending(s => row.BySource[s]).ThenBy(static s => s, StringComparer.Ordinal).Take(MostSources);
        return $"; {string.Join(", ", shown)}{rest}";
    }
}
