using Search.Codecs;

namespace Search.Testing.Columns;

/// <summary>Writes columns through a codec.</summary>
public static class ColumnFiles
{
    /// <summary>Writes the doc values of a state's segment.</summary>
    public static void Write(Codec codec, SegmentState state, IEnumerable<Column> columns)
    {
        using DocValuesConsumer consumer = codec.CreateDocValues(state);
        foreach (Column column in columns)
        {
            switch (column.Field.DocValuesType)
            {
                case DocValuesType.Numeric:
                    consumer.AddNumericField(column.Field, () => new ArrayNumericDocValues(column));
                    break;
                case DocValuesType.Binary:
                    consumer.AddBinaryField(column.Field, () => new ArrayBinaryDocValues(column));
                    break;
                case DocValuesType.Sorted:
                    consumer.AddSortedField(column.Field, () => new ArraySortedDocValues(column));
                    break;
                case DocValuesType.SortedSet:
                    consumer.AddSortedSetField(column.Field, () => new ArraySortedSetDocValues(column));
                    break;
                default:
                    consumer.AddSortedNumericField(column.Field, () => new ArraySortedNumericDocValues(column));
                    break;
            }
        }
        consumer.Finish();
    }
}
