using System.CommandLine;
using System.Globalization;
using Search.V1;

namespace Search.Cli.Commands;

/// <summary><c>--facet FIELD</c>, <c>FIELD:N</c> or <c>FIELD:day</c>, <c>:month</c>, <c>:year</c>.</summary>
internal static class FacetArgument
{
    private const int MaxTop = 1000;

    internal static Option<string[]> Create()
    {
        var option = new Option<string[]>("--facet")
        {
            HelpName = "FIELD[:N]",
            Description = "Count the hits by the values of FIELD, the N most frequent (10); of a moment by day, month or year, "
                + "such as published:month. May be repeated.",
        };
        option.Validators.Add(result =>
        {
            foreach (string text in result.Tokens.Select(t => t.Value))
            {
                if (!TryRead(text, out _))
                {
                    result.AddError($"--facet {text} is not FIELD, FIELD:N up to {MaxTop}, or FIELD:day, month or year.");
                }
            }
        });
        return option;
    }

    internal static Facet Read(string text) =>
        TryRead(text, out Facet facet) ? facet : throw new ArgumentException($"{text} is no facet", nameof(text));

    private static bool TryRead(string text, out Facet facet)
    {
        int colon = text.LastIndexOf(':');
        string field = colon < 0 ? text : text[..colon];
        string rest = colon < 0 ? "10" : text[(colon + 1)..];
        facet = new Facet { Field = field };
        CalendarInterval interval = rest switch
        {
            "day" => CalendarInterval.Day,
            "month" => CalendarInterval.Month,
            "year" => CalendarInterval.Year,
            _ => CalendarInterval.Unspecified,
        };
        if (interval != CalendarInterval.Unspecified)
        {
            facet.Dates = new DatesFacet { Interval = interval };
            return field.Length > 0;
        }
        bool isNumber = int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out int top);
        facet.Terms = new TermsFacet { Top = top };
        return field.Length > 0 && isNumber && top is > 0 and <= MaxTop;
    }
}
