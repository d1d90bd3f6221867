namespace Search.Service;

/// <summary>Values of numeric fields as doc values hold them.</summary>
internal static class NumericFields
{
    /// <summary>The doc value of a value.</summary>
    public static long ToDocValue(FieldValue value) => value.Kind switch
    {
        ValueKind.Int64 => value.Int64Value,
        ValueKind.Double => SortableDouble.ToSortable(value.DoubleValue),
        ValueKind.Bool => value.BoolValue ? 1 : 0,
        ValueKind.Timestamp => value.TimestampMicroseconds,
        _ => throw new ArgumentException($"a {value.Kind} is no number", nameof(value)),
    };

    /// <summary>The value of a doc value.</summary>
    public static FieldValue FromDocValue(FieldKind kind, long value) => kind switch
    {
        FieldKind.Int64 => FieldValue.Of(value),
        FieldKind.Double => FieldValue.Of(SortableDouble.FromSortable(value)),
        FieldKind.Bool => FieldValue.Of(value != 0),
        FieldKind.Timestamp => FieldValue.Timestamp(value),
        _ => throw new ArgumentException($"a {kind} field has no numbers", nameof(kind)),
    };
}
