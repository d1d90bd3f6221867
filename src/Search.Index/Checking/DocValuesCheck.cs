using Search.Codecs;

namespace Search.Indexing;

/// <summary>Checks the doc values of one field of a segment: order of documents, ordinals and dictionary, and random access.</summary>
internal static class DocValuesCheck
{
    /// <summary>Runs the check.</summary>
    public static void Run(SegmentCheck check, FieldInfo field)
    {
        switch (field.DocValuesType)
        {
            case DocValuesType.Numeric:
                Numeric(check, field);
                break;
            case DocValuesType.Binary:
                Binary(check, field);
                break;
            case DocValuesType.Sorted:
                Sorted(check, field);
                break;
            case DocValuesType.SortedSet:
                SortedSet(check, field);
                break;
            case DocValuesType.SortedNumeric:
                SortedNumeric(check, field);
                break;
            default:
                break;
        }
    }

    private static void Numeric(SegmentCheck check, FieldInfo field)
    {
        NumericDocValues? values = check.Reader.GetNumericDocValues(field.Name);
        NumericDocValues? exact = check.Reader.GetNumericDocValues(field.Name);
        Walk(check, field, values, doc =>
        {
            if (exact is null || values is null || !exact.AdvanceExact(doc) || exact.LongValue != values.LongValue)
            {
                check.Report(field, $"the same value of document {doc} by random access", "another");
            }
        });
    }

    private static void Binary(SegmentCheck check, FieldInfo field)
    {
        BinaryDocValues? values = check.Reader.GetBinaryDocValues(field.Name);
        BinaryDocValues? exact = check.Reader.GetBinaryDocValues(field.Name);
        Walk(check, field, values, doc =>
        {
            if (exact is null || values is null || !exact.AdvanceExact(doc)
                || !exact.BinaryValue.SequenceEqual(values.BinaryValue))
            {
                check.Report(field, $"the same value of document {doc} by random access", "another");
            }
        });
    }

    private static void Sorted(SegmentCheck check, FieldInfo field)
    {
        SortedDocValues? values = check.Reader.GetSortedDocValues(field.Name);
        if (values is null)
        {
            check.Report(field, "doc values", "none");
            return;
        }
        var used = new bool[values.ValueCount];
        Walk(check, field, values, doc =>
        {
            int ord = values.OrdValue;
            if ((uint)ord >= (uint)used.Length)
            {
                check.Report(field, $"an ordinal below {used.Length}", $"{ord}");
                return;
            }
            used[ord] = true;
        });
        CheckUsed(check, field, used);
        byte[] last = [];
        for (int ord = 0; ord < values.ValueCount; ord++)
        {
            last = CheckOrder(check, field, values.LookupOrd(ord), last, ord);
        }
    }

    private static void SortedSet(SegmentCheck check, FieldInfo field)
    {
        SortedSetDocValues? values = check.Reader.GetSortedSetDocValues(field.Name);
        if (values is null)
        {
            check.Report(field, "doc values", "none");
            return;
        }
        var used = new bool[values.ValueCount];
        Walk(check, field, values, doc =>
        {
            long last = -1;
            long ord;
            while ((ord = values.NextOrd()) != SortedSetDocValues.NoMoreOrds)
            {
                if (ord <= last || ord >= used.Length)
                {
                    check.Report(field, $"an ordinal after {last} and below {used.Length}", $"{ord}");
                    return;
                }
                used[ord] = true;
                last = ord;
            }
            if (last < 0)
            {
                check.Report(field, $"values of document {doc}", "none");
            }
        });
        CheckUsed(check, field, used);
        byte[] lastValue = [];
        for (long ord = 0; ord < values.ValueCount; ord++)
        {
            lastValue = CheckOrder(check, field, values.LookupOrd(ord), lastValue, ord);
        }
    }

    private static void SortedNumeric(SegmentCheck check, FieldInfo field)
    {
        SortedNumericDocValues? values = check.Reader.GetSortedNumericDocValues(field.Name);
        Walk(check, field, values, doc =>
        {
            int count = values?.DocValueCount ?? 0;
            long last = long.MinValue;
            for (int i = 0; i < count; i++)
            {
                long value = values?.NextValue() ?? 0;
                if (value < last)
                {
                    check.Report(field, $"a value of at least {last} in document {doc}", $"{value}");
                }
                last = value;
            }
            if (count == 0)
            {
                check.Report(field, $"values of document {doc}", "none");
            }
        });
    }

    private static void Walk(SegmentCheck check, FieldInfo field, DocIdSetIterator? values, Action<int> visit)
    {
        if (values is null)
        {
            check.Report(field, "doc values", "none");
            return;
        }
        int last = -1;
        int doc;
        while ((doc = values.NextDoc()) != DocIdSetIterator.NoMoreDocs)
        {
            if (doc <= last || doc >= check.Reader.MaxDoc)
            {
                check.Report(field, $"a document after {last} and below {check.Reader.MaxDoc}", $"{doc}");
                return;
            }
            last = doc;
            visit(doc);
            check.DocValues++;
        }
    }

    private static byte[] CheckOrder(
        SegmentCheck check, FieldInfo field, ReadOnlySpan<byte> value, byte[] last, long ord)
    {
        if (ord > 0 && value.SequenceCompareTo(last) <= 0)
        {
            check.Report(field, $"a value after {Convert.ToHexString(last)}", Convert.ToHexString(value));
        }
        return value.ToArray();
    }

    private static void CheckUsed(SegmentCheck check, FieldInfo field, bool[] used)
    {
        int unused = Array.IndexOf(used, false);
        if (unused >= 0)
        {
            check.Report(field, "a dictionary of values in use", $"ordinal {unused} that no document has");
        }
    }
}
