using System.Globalization;
using System.Text;
using Search.Codecs;
using Search.Indexing;
using Search.Queries;
using Search.Variants;

namespace Search.Service;

/// <summary>Counts the mentions of one entity from the mention tables of the documents that a query finds.</summary>
/// <param name="set">The variant data.</param>
/// <param name="entity">The entity.</param>
/// <param name="request">What counts.</param>
/// <param name="sourceField">Keyword field of the source, or null.</param>
/// <param name="dateField">Timestamp field of the date, or null.</param>
internal sealed class LabelCollector(
    VariantSet set, Entity entity, LabelRequest request, string? sourceField, string? dateField) : Collector
{
    private const long MicrosecondsADay = 24L * 60 * 60 * 1_000_000;

    private readonly Dictionary<(Variant Variant, VariantKind Kind, string Source, string Period), Count> _counts = [];
    private readonly HashSet<(Variant, VariantKind)> _seen = [];
    private readonly HashSet<(string, int)> _places = [];
    private BinaryDocValues? _mentions;
    private SortedDocValues? _sources;
    private NumericDocValues? _dates;

    /// <inheritdoc/>
    public override bool NeedsScores => false;

    /// <summary>Documents with a mention that counts.</summary>
    internal long Documents { get; private set; }

    /// <summary>The rows so far, in no particular order.</summary>
    internal IEnumerable<LabelCount> Rows => _counts.Select(static c => new LabelCount(
        c.Key.Variant, c.Key.Kind, c.Key.Source, c.Key.Period, c.Value.Documents, c.Value.Mentions));

    /// <inheritdoc/>
    public override void SetLeaf(LeafReaderContext leaf)
    {
        _mentions = leaf.Reader.GetBinaryDocValues(VariantFields.Mentions);
        _sources = sourceField is null ? null : leaf.Reader.GetSortedDocValues(sourceField);
        _dates = dateField is null ? null : leaf.Reader.GetNumericDocValues(dateField);
    }

    /// <inheritdoc/>
    public override void Collect(int doc, float score)
    {
        if (_mentions is null || !_mentions.AdvanceExact(doc))
        {
            return;
        }
        _seen.Clear();
        _places.Clear();
        string? source = null;
        string? period = null;
        foreach (StoredMention mention in MentionTable.Decode(set, _mentions.BinaryValue))
        {
            bool counts = mention.Entity == entity && mention.Variant is not null
                && (request.Kinds.Count == 0 || request.Kinds.Contains(mention.Kind))
                && _places.Add((mention.Field, mention.StartOffset));
            if (counts && mention.Variant is { } variant)
            {
                source ??= Source(doc);
                period ??= Period(doc);
                Count count = Of((variant, mention.Kind, source, period));
                count.Mentions++;
                count.Documents += _seen.Add((variant, mention.Kind)) ? 1 : 0;
            }
        }
        Documents += _seen.Count > 0 ? 1 : 0;
    }

    private Count Of((Variant Variant, VariantKind Kind, string Source, string Period) key)
    {
        if (!_counts.TryGetValue(key, out Count? count))
        {
            _counts.Add(key, count = new Count());
        }
        return count;
    }

    private string Source(int doc) => _sources is not null && _sources.AdvanceExact(doc)
        ? Encoding.UTF8.GetString(_sources.LookupOrd(_sources.OrdValue))
        : string.Empty;

    private string Period(int doc)
    {
        if (_dates is null || !_dates.AdvanceExact(doc))
        {
            return string.Empty;
        }
        // Days of a moment before 1970 count down: -1 microsecond is the last day of 1969.
        long day = _dates.LongValue / MicrosecondsADay - (_dates.LongValue % MicrosecondsADay < 0 ? 1 : 0);
        DateOnly date = DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays((int)day);
        string format = request.Period switch
        {
            LabelPeriod.Year => "yyyy",
            LabelPeriod.Day => "yyyy-MM-dd",
            _ => "yyyy-MM",
        };
        return date.ToString(format, CultureInfo.InvariantCulture);
    }

    private sealed class Count
    {
        internal long Documents { get; set; }

        internal long Mentions { get; set; }
    }
}
