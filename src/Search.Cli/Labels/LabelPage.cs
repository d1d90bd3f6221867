using System.Globalization;
using System.Text;
using Search.Cli.Output;
using Search.V1;

namespace Search.Cli.Labels;

/// <summary>A label report as a page: the course of each name, and a table of names and sources.</summary>
internal static class LabelPage
{
    private const int DrawnNames = 12;
    private const double Width = 900;
    private const double Height = 46;

    internal static HtmlPage Of(ReportLabelsResponse report, string index)
    {
        LabelTable table = new(report);
        var page = new HtmlPage($"Names of {report.DisplayName} in {index}");
        page.Element("p", string.Create(
            CultureInfo.InvariantCulture,
            $"{report.DocumentCount} documents mention {report.DisplayName} ({report.EntityId}). Counts of documents by "
            + $"name as printed, source and period; variant data {report.VariantDataVersion}."));
        if (table.Rows.Count == 0)
        {
            page.Element("p", "No name of it stands in the index.");
            return page;
        }
        if (table.Periods.Count > 0)
        {
            page.Element("h2", $"From {table.Periods[0]} to {table.Periods[^1]}");
            foreach (LabelTableRow row in table.Rows.Take(DrawnNames))
            {
                page.Markup(Course(row, table));
            }
        }
        page.Element("h2", "By source");
        string[] sources = [.. table.Sources];
        page.Table(
            ["name", "kind", "#documents", .. sources.Select(static s => s.Length == 0 ? "#no source" : "#" + s)],
            table.Rows.Select(row => (string[])
            [
                row.Surface, row.Kind, Whole(row.Documents),
                .. sources.Select(s => row.BySource.TryGetValue(s, out long n) ? Whole(n) : ""),
            ]));
        page.Details("Every row", false, () => page.Table(
            ["period", "source", "name", "#documents", "#mentions"],
            report.Counts.Select(static c => (string[])
            [
                c.Period, c.Source, c.Surface, Whole(c.DocumentCount), Whole(c.MentionCount),
            ])));
        if (report.LeftOut > 0)
        {
            page.Element("p", $"{Whole(report.LeftOut)} rows with fewer documents were left out.");
        }
        return page;
    }

    /// <summary>A bar a period; names share one scale.</summary>
    private static string Course(LabelTableRow row, LabelTable table)
    {
        double step = Width / table.Periods.Count;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 -14 {Width} {Height + 16}\" role=\"img\">");
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<text x=\"0\" y=\"-3\">{HtmlPage.Escape(row.Surface)} "
            + $"({HtmlPage.Escape(row.Kind)}): {row.Documents}</text>");
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<line class=\"axis\" x1=\"0\" x2=\"{Width}\" y1=\"{Height}\" y2=\"{Height}\"/>");
        for (int i = 0; i < table.Periods.Count; i++)
        {
            long value = row.ByPeriod.GetValueOrDefault(table.Periods[i]);
            if (value == 0)
            {
                continue;
            }
            double height = Height * value / table.MostInAPeriod;
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<rect class=\"up\" x=\"{HtmlPage.Place(i * step)}\" y=\"{HtmlPage.Place(Height - height)}\" "
                + $"width=\"{HtmlPage.Place(Math.Max(1, step - 1))}\" height=\"{HtmlPage.Place(height)}\">"
                + $"<title>{HtmlPage.Escape(table.Periods[i])}: {value}</title></rect>");
        }
        return svg.Append("</svg>").ToString();
    }

    private static string Whole(long value) => value.ToString(CultureInfo.InvariantCulture);
}
