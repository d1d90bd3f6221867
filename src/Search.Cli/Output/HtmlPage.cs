using System.Globalization;
using System.Net;
using System.Text;

namespace Search.Cli.Output;

/// <summary>A report as one HTML file that opens without a network: style and pictures are inside.</summary>
internal sealed class HtmlPage
{
    private const string Style = """
        :root { color-scheme: light dark;
            --ink: #1b1f24; --paper: #fff; --line: #d5d9de; --up: #0b6fb8; --down: #c8531b; }
        @media (prefers-color-scheme: dark) { :root {
            --ink: #e6e8ea; --paper: #16191d; --line: #3a4047; --up: #5ab0ee; --down: #f08a54; } }
        body { font: 15px/1.45 system-ui, sans-serif; color: var(
            --ink); background: var(--paper); max-width: 68rem; margin: 2rem auto; padding: 0 1rem; }
        table { border-collapse: collapse; margin: .5rem 0 1.5rem; }
        th, td { padding: .2rem .7rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
        .number { text-align: right; font-variant-numeric: tabular-nums; }
        .up { color: var(--up); fill: var(--up); } .down { color: var(--down); fill: var(--down); }
        svg { width: 100%; height: auto; } svg text { fill: var(
            --ink); font-size: 11px; } .axis { stroke: var(--line); }
        summary { cursor: pointer; font-weight: 600; margin: .6rem 0; } .note { opacity: .75; }
        """;

    private readonly StringBuilder _body = new();
    private readonly string _title;

    /// <summary>A page with a heading.</summary>
    internal HtmlPage(string title)
    {
        _title = title;
        Element("h1", title);
    }

    /// <summary>Text with what HTML would take for markup made harmless.</summary>
    internal static string Escape(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A number for text: four places after the point.</summary>
    internal static string Number(double value) => value.ToString("F4", CultureInfo.InvariantCulture);

    /// <summary>A coordinate: two places after the point.</summary>
    internal static string Place(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>An element with text.</summary>
    internal void Element(string name, string text) => _body.Append(
        CultureInfo.InvariantCulture, $"<{name}>{Escape(text)}</{name}>\n");

    /// <summary>Markup as it is.</summary>
    internal void Markup(string html) => _body.Append(html).Append('\n');

    /// <summary>A table. Columns whose heading starts with "#" hold numbers.</summary>
    internal void Table(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        _body.Append("<table><thead><tr>");
        foreach (string heading in headings)
        {
            Cell("th", heading.TrimStart('#'), heading.StartsWith('#'));
        }
        _body.Append("</tr></thead><tbody>\n");
        foreach (IReadOnlyList<string> row in rows)
        {
            _body.Append("<tr>");
            for (int i = 0; i < row.Count; i++)
            {
                Cell("td", row[i], headings[i].StartsWith('#'));
            }
            _body.Append("</tr>\n");
        }
        _body.Append("</tbody></table>\n");
    }

    /// <summary>What is shown when its heading is opened.</summary>
    internal void Details(string summary, bool open, Action content)
    {
        _body.Append(
            CultureInfo.InvariantCulture,
            $"<details{(open ? " open=\"\"" : "")}><summary>{Escape(summary)}</summary>\n");
        content();
        _body.Append("</details>\n");
    }

    /// <summary>The whole file.</summary>
    public override string ToString() => $"""
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>{Escape(_title)}</title><style>
        {Style}
        </style></head><body>
        {_body}</body></html>

        """;

    private void Cell(string name, string text, bool isNumber) => _body.Append(
        CultureInfo.InvariantCulture, $"<{name}{(isNumber ? " class=\"number\"" : "")}>{Escape(text)}</{name}>");
}
