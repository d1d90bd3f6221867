namespace Search.Cli.Labels;

/// <summary>One name in all periods and sources.</summary>
internal sealed class LabelTableRow(string surface, string kind)
{
    /// <summary>The name.</summary>
    internal string Surface { get; } = surface;

    /// <summary>How it stands to the entity, as words.</summary>
    internal string Kind { get; } = kind;

    /// <summary>Documents in all.</summary>
    internal long Documents { get; private set; }

    /// <summary>Documents by period.</summary>
    internal Dictionary<string, long> ByPeriod { get; } = new(StringComparer.Ordinal);

    /// <summary>Documents by source.</summary>
    internal Dictionary<string, long> BySource { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds the documents of a source and period.</summary>
    internal void Add(string source, string period, long documents)
    {
        Documents += documents;
        ByPeriod[period] = ByPeriod.GetValueOrDefault(period) + documents;
        BySource[source] = BySource.GetValueOrDefault(source) + documents;
    }
}
