using Search.Testing.Columns;

namespace Search.Codecs.Tests.DocValues;

/// <summary>
/// Compares a column with what a producer gives, by stepping, by random exact access and by advancing.
/// </summary>
internal static class ColumnAssert
{
    private delegate void CheckCurrent(int place);

    public static void Same(Column column, DocValuesProducer producer, int maxDoc, Random random)
    {
        FieldInfo field = column.Field;
        for (int pass = 0; pass < 3; pass++)
        {
            switch (field.DocValuesType)
            {
                case DocValuesType.Numeric:
                    NumericDocValues numeric = producer.GetNumeric(field);
                    Walk(
                        column,
                        numeric,
                        numeric.AdvanceExact,
                        pass,
                        maxDoc,
                        random,
                        p => Assert.Equal(column.Numbers[p][0], numeric.LongValue));
                    break;
                case DocValuesType.Binary:
                    BinaryDocValues binary = producer.GetBinary(field);
                    Walk(
                        column,
                        binary,
                        binary.AdvanceExact,
                        pass,
                        maxDoc,
                        random,
                        p => Assert.True(binary.BinaryValue.SequenceEqual(column.Bytes[p])));
                    break;
                case DocValuesType.Sorted:
                    SortedDocValues sorted = producer.GetSorted(field);
                    Assert.Equal(column.Terms.Length, sorted.ValueCount);
                    Walk(column, sorted, sorted.AdvanceExact, pass, maxDoc, random, p => Sorted(column, sorted, p));
                    break;
                case DocValuesType.SortedSet:
                    SortedSetDocValues set = producer.GetSortedSet(field);
                    Assert.Equal(column.Terms.Length, set.ValueCount);
                    Walk(column, set, set.AdvanceExact, pass, maxDoc, random, p => Set(column, set, p));
                    break;
                default:
                    SortedNumericDocValues numbers = producer.GetSortedNumeric(field);
                    Walk(column, numbers, numbers.AdvanceExact, pass, maxDoc, random, p => Numbers(column, numbers, p));
                    break;
            }
        }
    }

    private static void Walk(
        Column column,
        DocIdSetIterator values,
        Func<int, bool> exact,
        int pass,
        int maxDoc,
        Random random,
        CheckCurrent check)
    {
        switch (pass)
        {
            case 0:
                for (int i = 0; i < column.Docs.Length; i++)
                {
                    Assert.Equal(column.Docs[i], values.NextDoc());
                    check(i);
                }
                Assert.Equal(DocIdSetIterator.NoMoreDocs, values.NextDoc());
                break;
            case 1:
                for (int doc = random.Next(3); doc < maxDoc; doc += 1 + random.Next(1 + (maxDoc / 300)))
                {
                    int place = Array.BinarySearch(column.Docs, doc);
                    Assert.Equal(place >= 0, exact(doc));
                    if (place >= 0)
                    {
                        check(place);
                    }
                    // Stepping goes on from a document that was not there as well.
                    int next = place >= 0 ? place + 1 : ~place;
                    if (random.Next(3) == 0)
                    {
                        doc = values.NextDoc();
                        Assert.Equal(next < column.Docs.Length ? column.Docs[next] : DocIdSetIterator.NoMoreDocs, doc);
                        if (next >= column.Docs.Length)
                        {
                            break;
                        }
                        check(next);
                    }
                }
                break;
            default:
                int found = -1;
                while (found != DocIdSetIterator.NoMoreDocs)
                {
                    int target = found + 1 + random.Next(1 + (maxDoc / 100));
                    int place = Array.BinarySearch(column.Docs, target);
                    place = place >= 0 ? place : ~place;
                    found = values.Advance(target);
                    Assert.Equal(place < column.Docs.Length ? column.Docs[place] : DocIdSetIterator.NoMoreDocs, found);
                    Assert.Equal(found, values.DocId);
                    if (place < column.Docs.Length)
                    {
                        check(place);
                    }
                }
                break;
        }
    }

    private static void Sorted(Column column, SortedDocValues sorted, int place)
    {
        Assert.Equal(column.Ords[place][0], sorted.OrdValue);
        Assert.True(sorted.LookupOrd(sorted.OrdValue).SequenceEqual(column.Terms[column.Ords[place][0]]));
    }

    private static void Set(Column column, SortedSetDocValues set, int place)
    {
        foreach (long ord in column.Ords[place])
        {
            Assert.Equal(ord, set.NextOrd());
            Assert.True(set.LookupOrd(ord).SequenceEqual(column.Terms[ord]));
        }
        Assert.Equal(SortedSetDocValues.NoMoreOrds, set.NextOrd());
    }

    private static void Numbers(Column column, SortedNumericDocValues numbers, int place)
    {
        Assert.Equal(column.Numbers[place].Length, numbers.DocValueCount);
        foreach (long number in column.Numbers[place])
        {
            Assert.Equal(number, numbers.NextValue());
        }
    }
}
