using System.Globalization;
using System.Text;
using Search.Cli.Output;
using Search.Service;

namespace Search.Cli.Evaluation;

/// <summary>
/// The HTML report of <c>eval</c>: means, and what became of every query, as a picture and as tables.
/// </summary>
internal static class EvalReport
{
    private const string Measure = "ndcg10";
    private const double Width = 1000;
    private const double Height = 220;

    /// <summary>The page.</summary>
    /// <param name="collection">What was searched.</param>
    /// <param name="result">The profile measured.</param>
    /// <param name="baseline">The one it is compared with; null for none.</param>
    /// <param name="variants">Version of the variant data.</param>
    internal static HtmlPage Of(
        TestCollection collection, ProfileResult result, ProfileResult? baseline, string variants)
    {
        var page = new HtmlPage(baseline is null
            ? $"{result.Profile} on {collection.Name}"
            : $"{result.Profile} against {baseline.Profile} on {collection.Name}");
        page.Element("p", string.Create(
            CultureInfo.InvariantCulture,
            $"{collection.Queries.Count} queries with relevant documents; variant data {variants}."));
        Means(page, baseline is null ? [result] : [result, baseline]);
        Dictionary<string, string> texts =
            collection.Queries.ToDictionary(q => q.Key, q => q.Value, StringComparer.Ordinal);
        if (baseline is null)
        {
            Alone(page, result, texts);
        }
        else
        {
            Compared(page, result, baseline, texts);
        }
        return page;
    }

    private static void Means(HtmlPage page, ProfileResult[] profiles) => page.Table(
        ["profile", "#MAP", "#nDCG@10", "#P@10", "#MRR", "#R@100"],
        profiles.Select(static p =>
            (string[])[p.Profile, .. QueryMetrics.Names.Select(n => HtmlPage.Number(p.Mean.Get(n)))]));

    private static void Compared(
        HtmlPage page, ProfileResult result, ProfileResult baseline, Dictionary<string, string> texts)
    {
        page.Element("h2", "Differences");
        page.Table(
            ["measure", "#difference", "#p", "#wins", "#losses", "#ties"],
            QueryMetrics.Names.Select(name =>
            {
                ProfileComparison c = ProfileComparison.Of(result, baseline, name);
                return (string[])
                [
                    name, Signed(c.Delta), HtmlPage.Number(c.PValue), Whole(c.Wins), Whole(c.Losses),
                    Whole(c.Differences.Count - c.Wins - c.Losses),
                ];
            }));
        ProfileComparison comparison = ProfileComparison.Of(result, baseline, Measure);
        page.Markup(Bars([.. comparison.Differences.OrderByDescending(static d => d.Value)], texts, -1));
        page.Markup("<p class=\"note\">nDCG@10 of each query, "
            + $"{HtmlPage.Escape(result.Profile)} minus {HtmlPage.Escape(baseline.Profile)}; "
            + "p by a paired randomisation test.</p>");
        Dictionary<string, QueryMetrics> ours = result.Queries.ToDictionary(StringComparer.Ordinal);
        Dictionary<string, QueryMetrics> theirs = baseline.Queries.ToDictionary(StringComparer.Ordinal);
        void Rows(string title, bool open, IEnumerable<KeyValuePair<string, double>> differences)
        {
            KeyValuePair<string, double>[] shown = [.. differences];
            page.Details($"{title} ({Whole(shown.Length)})", open, () => page.Table(
                [
                    "query", "text", "#difference", $"#{result.Profile}", $"#{baseline.Profile}", "#first relevant",
                    "#before",
                ],
                shown.Select(d => (string[])
                [
                    d.Key, texts[d.Key], Signed(d.Value), HtmlPage.Number(ours[d.Key].Ndcg10),
                    HtmlPage.Number(theirs[d.Key].Ndcg10), Rank(ours[d.Key]), Rank(theirs[d.Key]),
                ])));
        }
        Rows("Losses", true, comparison.Differences.Where(static d => d.Value < 0).OrderBy(static d => d.Value));
        Rows(
            "Wins",
            false,
            comparison.Differences.Where(static d => d.Value > 0).OrderByDescending(static d => d.Value));
        Rows("Unchanged", false, comparison.Differences.Where(static d => d.Value == 0));
    }

    private static void Alone(HtmlPage page, ProfileResult result, Dictionary<string, string> texts)
    {
        page.Element("h2", "Queries");
        KeyValuePair<string, double>[] values =
            [.. result.Queries.Select(static q =>
                KeyValuePair.Create(q.Key, q.Value.Ndcg10)).OrderBy(static q => q.Value)];
        page.Markup(Bars([.. values.Reverse()], texts, 0));
        page.Markup("<p class=\"note\">nDCG@10 of each query.</p>");
        Dictionary<string, QueryMetrics> ours = result.Queries.ToDictionary(StringComparer.Ordinal);
        page.Details("Worst first", true, () => page.Table(
            ["query", "text", "#nDCG@10", "#first relevant"],
            values.Select(v => (string[])[v.Key, texts[v.Key], HtmlPage.Number(v.Value), Rank(ours[v.Key])])));
    }

    /// <summary>A bar a query, from <paramref name="low"/> to 1.</summary>
    private static string Bars(
        IReadOnlyList<KeyValuePair<string, double>> values, Dictionary<string, string> texts, double low)
    {
        double zero = Height / (1 - low);
        double step = Width / Math.Max(values.Count, 1);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"-40 -10 1050 {Height + 20:0}\" role=\"img\">");
        foreach (double tick in (double[])[1, 0.5, 0, .. low < 0 ? (double[])[-0.5, -1] : []])
        {
            string y = HtmlPage.Place(zero - tick * zero);
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<line class=\"axis\" x1=\"0\" x2=\"{Width}\" y1=\"{y}\" y2=\"{y}\"/>"
                + $"<text x=\"-36\" y=\"{y}\">{tick:0.0}</text>");
        }
        for (int i = 0; i < values.Count; i++)
        {
            (string id, double value) = values[i];
            string y = HtmlPage.Place(value > 0 ? zero - value * zero : zero);
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<rect class=\"{(value < 0 ? "down" : "up")}\" x=\"{HtmlPage.Place(i * step)}\" y=\"{y}\" ");
            svg.Append(
                CultureInfo.InvariantCulture,
                $"width=\"{HtmlPage.Place(step)}\" height=\"{HtmlPage.Place(Math.Abs(value) * zero)}\">");
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<title>{HtmlPage.Escape(id)}: {HtmlPage.Escape(texts[id])}: {Signed(value)}</title></rect>");
        }
        return svg.Append("</svg>").ToString();
    }

    private static string Signed(double value) =>
        value.ToString("+0.0000;-0.0000;0.0000", CultureInfo.InvariantCulture);

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Rank(QueryMetrics metrics) => metrics.ReciprocalRank > 0
        ? Math.Round(1 / metrics.ReciprocalRank).ToString(CultureInfo.InvariantCulture)
        : "none";
}
