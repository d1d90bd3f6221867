using System.Globalization;
using Search.V1;
using Spectre.Console;

namespace Search.Cli.Output;

/// <summary>Hits for a person: title, source and date, passages with the matches marked, and why it matched.</summary>
internal sealed class HitPrinter
{
    /// <summary>Goes before a match: two characters that no text holds.</summary>
    internal const string MatchStart = "\uE000";

    /// <summary>Goes after a match.</summary>
    internal const string MatchEnd = "\uE001";

    private readonly IAnsiConsole _console;

    internal HitPrinter(CommandHost host)
    {
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(host.Output),
            Ansi = host.OutputIsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
        });
        if (!host.OutputIsTerminal)
        {
            // A file or a pipe has no width to fold at.
            _console.Profile.Width = int.MaxValue;
        }
    }

    internal void Print(SearchResponse response)
    {
        if (response.Hits.Count == 0)
        {
            _console.WriteLine("no hits");
        }
        for (int i = 0; i < response.Hits.Count; i++)
        {
            Print(response.Hits[i], i + 1);
        }
        foreach (DroppedVariant dropped in response.DroppedVariants)
        {
            _console.MarkupLine(
                $"[yellow]left out:[/] {Escape(dropped.What)} for \"{Escape(dropped.QueryPart)}\":"
                + $" {Escape(dropped.Reason)}");
        }
        foreach (FacetCounts facet in response.Facets)
        {
            Print(facet);
        }
        if (response.Hits.Count > 0)
        {
            string noun = response.Total.Value == 1 ? "hit" : "hits";
            string about = response.Total.Relation == TotalRelation.AtLeast ? "at least " : string.Empty;
            _console.MarkupLine(string.Create(
                CultureInfo.InvariantCulture,
                $"[grey]{about}{response.Total.Value} {noun}, {response.Hits.Count} shown[/]"));
        }
    }

    private void Print(Hit hit, int rank)
    {
        string title = Text(hit, "title") ?? hit.Id;
        _console.MarkupLine(string.Create(
            CultureInfo.InvariantCulture,
            $"[bold]{rank}. {Escape(title)}[/]  [grey]{hit.Score:F3}  {Escape(hit.Id)}[/]"));
        string?[] facts = [Text(hit, "source"), Text(hit, "published")];
        string known = string.Join(", ", facts.Where(f => f is not null));
        if (known.Length > 0)
        {
            _console.MarkupLine($"   [grey]{Escape(known)}[/]");
        }
        foreach (FieldHighlights field in hit.Highlights)
        {
            foreach (string passage in field.Passages)
            {
                _console.MarkupLine("   " + Marked(passage));
            }
        }
        foreach (MatchedPart part in hit.Matched.DistinctBy(p => (p.QueryPart, p.EntityId, p.VariantId, p.Surface)))
        {
            _console.MarkupLine("   [green]" + Escape(Describe(part)) + "[/]");
        }
        if (hit.Duplicates is { Size: > 1 } duplicates)
        {
            _console.MarkupLine(string.Create(
                CultureInfo.InvariantCulture,
                $"   [grey]and {duplicates.Size - 1} more with {Escape(Text(duplicates.Cluster) ?? "no value")}[/]"));
        }
        if (hit.Explanation is not null)
        {
            Print(hit.Explanation, 2);
        }
        _console.WriteLine();
    }

    private void Print(FacetCounts facet)
    {
        IEnumerable<string> counts = facet.Buckets.Select(
            b => string.Create(CultureInfo.InvariantCulture, $"{b.Value} {b.Count}"));
        string others = facet.Distinct > facet.Buckets.Count
            ? string.Create(CultureInfo.InvariantCulture, $", {facet.Distinct} values in all")
            : string.Empty;
        string missing = facet.Missing > 0
            ? string.Create(CultureInfo.InvariantCulture, $", without {facet.Missing}")
            : string.Empty;
        _console.MarkupLine(
            $"[bold]{Escape(facet.Name)}[/]: {Escape(string.Join(", ", counts))}[grey]{others}{missing}[/]");
    }

    private static string Describe(MatchedPart part)
    {
        string what = part.EntityId.Length > 0 ? part.EntityId : part.PhraseGroupId;
        string kind = part.Kind.ToString();
        string found = $"\"{part.QueryPart}\" matched \"{part.Surface}\" in {part.Field}";
        string adds = part.HasMarginal
            ? string.Create(CultureInfo.InvariantCulture, $"; without it the score is {part.Marginal:G4} lower")
            : string.Empty;
        return what.Length > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{found}: {what}, {kind}, tier {part.Tier}{adds}")
            : $"{found}: {kind}{adds}";
    }

    private void Print(Search.V1.Explanation explanation, int depth)
    {
        _console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{new string(' ', depth * 2)}{explanation.Value:G6} {explanation.Description}"));
        foreach (Search.V1.Explanation detail in explanation.Details)
        {
            Print(detail, depth + 1);
        }
    }

    private static string? Text(Hit hit, string field) =>
        hit.Document is not null && hit.Document.Fields.TryGetValue(field, out Value? value) ? Text(value) : null;

    private static string? Text(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.StringValue => value.StringValue,
        Value.KindOneofCase.TimestampValue =>
            value.TimestampValue.ToDateTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        Value.KindOneofCase.Int64Value => value.Int64Value.ToString(CultureInfo.InvariantCulture),
        Value.KindOneofCase.DoubleValue => value.DoubleValue.ToString("R", CultureInfo.InvariantCulture),
        Value.KindOneofCase.BoolValue => value.BoolValue ? "true" : "false",
        _ => null,
    };

    // Without colours a match stands between asterisks.
    private string Marked(string passage)
    {
        bool colours = _console.Profile.Capabilities.Ansi;
        return Escape(passage.ReplaceLineEndings(" "))
            .Replace(MatchStart, colours ? "[bold yellow]" : "*", StringComparison.Ordinal)
            .Replace(MatchEnd, colours ? "[/]" : "*", StringComparison.Ordinal);
    }

    private static string Escape(string text) => Markup.Escape(text);
}
