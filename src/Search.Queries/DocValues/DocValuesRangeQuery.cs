using System.Globalization;
using System.Text;
using Search.Codecs;
using Search.Indexing;

namespace Search.Queries;

/// <summary>
/// Documents with a doc value in a range, each with a score of 1: numeric or sorted-numeric values between numbers,
/// sorted or sorted-set values between byte strings. With several values one in the range is enough.
/// </summary>
public sealed class DocValuesRangeQuery : Query
{
    private readonly byte[]? _lower;
    private readonly byte[]? _upper;

    private DocValuesRangeQuery(string field, bool isText, long min, long max, byte[]? lower, byte[]? upper)
    {
        Field = field;
        IsText = isText;
        Min = min;
        Max = max;
        _lower = lower;
        _upper = upper;
    }

    /// <summary>The field.</summary>
    public string Field { get; }

    /// <summary>Whether byte strings are compared.</summary>
    public bool IsText { get; }

    /// <summary>Smallest number in the range.</summary>
    public long Min { get; }

    /// <summary>Greatest number in the range.</summary>
    public long Max { get; }

    /// <summary>Whether <c>lower</c> itself is in the range of byte strings.</summary>
    public bool IncludeLower { get; private init; }

    /// <summary>Whether <c>upper</c> itself is in the range of byte strings.</summary>
    public bool IncludeUpper { get; private init; }

    /// <summary>Numbers from min to max, both inclusive.</summary>
    public static DocValuesRangeQuery Numeric(string field, long min, long max) =>
        new(field, isText: false, min, max, null, null);

    /// <summary>Byte strings between two bounds, null for open.</summary>
    public static DocValuesRangeQuery Text(
        string field, byte[]? lower, byte[]? upper, bool includeLower, bool includeUpper) =>
        new(field, isText: true, 0, 0, lower, upper) { IncludeLower = includeLower, IncludeUpper = includeUpper };

    /// <inheritdoc/>
    public override Weight CreateWeight(IndexSearcher searcher, ScoreMode mode, float boost) =>
        new RangeWeight(this, mode, boost);

    /// <inheritdoc/>
    public override string ToString(string defaultField)
    {
        string prefix = Field == defaultField ? string.Empty : Field + ":";
        if (!IsText)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{prefix}[{Min} TO {Max}]");
        }
        string lower = _lower is null ? "*" : Encoding.UTF8.GetString(_lower);
        string upper = _upper is null ? "*" : Encoding.UTF8.GetString(_upper);
        return $"{prefix}{(IncludeLower ? '[' : '{')}{lower} TO {upper}{(IncludeUpper ? ']' : '}')}";
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        obj is DocValuesRangeQuery other && other.IsText == IsText && other.ToString() == ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(nameof(DocValuesRangeQuery), Field, Min, Max);

    private int FirstOrd(SortedOrds ords)
    {
        if (_lower is null)
        {
            return 0;
        }
        int found = ords.Lookup(_lower);
        return found < 0 ? -found - 1 : IncludeLower ? found : found + 1;
    }

    private int LastOrd(SortedOrds ords)
    {
        if (_upper is null)
        {
            return ords.Count - 1;
        }
        int found = ords.Lookup(_upper);
        return found < 0 ? -found - 2 : IncludeUpper ? found : found - 1;
    }

    private sealed class RangeWeight(DocValuesRangeQuery query, ScoreMode mode, float score)
        : ConstantScoreWeight(query, mode, score)
    {
        private protected override DocIdSetIterator? GetDocs(LeafReaderContext leaf)
        {
            if (!query.IsText)
            {
                return Numbers(leaf.Reader);
            }
            SortedDocValues? sorted = leaf.Reader.GetSortedDocValues(query.Field);
            SortedSetDocValues? set = sorted is null ? leaf.Reader.GetSortedSetDocValues(query.Field) : null;
            if (sorted is null && set is null)
            {
                return null;
            }
            var ords = new SortedOrds(sorted, set);
            int first = query.FirstOrd(ords);
            int last = query.LastOrd(ords);
            return first > last ? null
                : sorted is not null ? new SortedScorer(sorted, first, last)
                : set is not null ? new SortedSetScorer(set, first, last)
                : null;
        }

        private Scorer? Numbers(LeafReader reader)
        {
            if (query.Min > query.Max)
            {
                return null;
            }
            if (reader.GetNumericDocValues(query.Field) is { } single)
            {
                return new NumericScorer(single, query.Min, query.Max);
            }
            return reader.GetSortedNumericDocValues(query.Field) is { } multiple
                ? new SortedNumericScorer(multiple, query.Min, query.Max)
                : null;
        }
    }

    /// <summary>The dictionary of a sorted or sorted-set field.</summary>
    private sealed class SortedOrds(SortedDocValues? sorted, SortedSetDocValues? set)
    {
        internal int Count => sorted?.ValueCount ?? (int)(set?.ValueCount ?? 0);

        internal int Lookup(ReadOnlySpan<byte> value)
        {
            if (sorted is not null)
            {
                return sorted.LookupTerm(value);
            }
            int low = 0;
            int high = Count - 1;
            while (low <= high && set is not null)
            {
                int mid = (low + high) >>> 1;
                int order = set.LookupOrd(mid).SequenceCompareTo(value);
                if (order == 0)
                {
                    return mid;
                }
                (low, high) = order < 0 ? (mid + 1, high) : (low, mid - 1);
            }
            return -(low + 1);
        }
    }

    private sealed class NumericScorer(NumericDocValues values, long min, long max) : PredicateScorer(values)
    {
        public override bool Confirm()
        {
            long value = values.LongValue;
            return value >= min && value <= max;
        }
    }

    private sealed class SortedNumericScorer(SortedNumericDocValues values, long min, long max)
        : PredicateScorer(values)
    {
        public override bool Confirm()
        {
            for (int i = values.DocValueCount; i > 0; i--)
            {
                long value = values.NextValue();
                if (value >= min)
                {
                    return value <= max;
                }
            }
            return false;
        }
    }

    private sealed class SortedScorer(SortedDocValues values, int first, int last) : PredicateScorer(values)
    {
        public override bool Confirm()
        {
            int ord = values.OrdValue;
            return ord >= first && ord <= last;
        }
    }

    private sealed class SortedSetScorer(SortedSetDocValues values, int first, int last) : PredicateScorer(values)
    {
        public override bool Confirm()
        {
            for (long ord = values.NextOrd(); ord != SortedSetDocValues.NoMoreOrds; ord = values.NextOrd())
            {
                if (ord >= first)
                {
                    return ord <= last;
                }
            }
            return false;
        }
    }
}
