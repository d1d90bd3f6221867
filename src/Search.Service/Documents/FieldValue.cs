using System.Globalization;

namespace Search.Service;

/// <summary>A typed value of a document's field. Immutable; the kind that was written is the kind that is read back.</summary>
public readonly struct FieldValue : IEquatable<FieldValue>
{
    private readonly object? _reference;
    private readonly long _bits;

    private FieldValue(ValueKind kind, object? reference, long bits)
    {
        Kind = kind;
        _reference = reference;
        _bits = bits;
    }

    /// <summary>What the value is.</summary>
    public ValueKind Kind { get; }

    /// <summary>The text of a <see cref="ValueKind.String"/>.</summary>
    public string StringValue => (string)Reference(ValueKind.String);

    /// <summary>The integer of an <see cref="ValueKind.Int64"/>.</summary>
    public long Int64Value => Bits(ValueKind.Int64);

    /// <summary>The number of a <see cref="ValueKind.Double"/>.</summary>
    public double DoubleValue => BitConverter.Int64BitsToDouble(Bits(ValueKind.Double));

    /// <summary>The truth of a <see cref="ValueKind.Bool"/>.</summary>
    public bool BoolValue => Bits(ValueKind.Bool) != 0;

    /// <summary>The microseconds since 1970 UTC of a <see cref="ValueKind.Timestamp"/>.</summary>
    public long TimestampMicroseconds => Bits(ValueKind.Timestamp);

    /// <summary>The bytes of a <see cref="ValueKind.Bytes"/>.</summary>
    public ReadOnlyMemory<byte> BytesValue => (byte[])Reference(ValueKind.Bytes);

    /// <summary>The values of a <see cref="ValueKind.List"/>.</summary>
    public IReadOnlyList<FieldValue> ListValue => (FieldValue[])Reference(ValueKind.List);

    /// <summary>Text or a keyword.</summary>
    public static FieldValue Of(string value) => new(ValueKind.String, value, 0);

    /// <summary>An integer.</summary>
    public static FieldValue Of(long value) => new(ValueKind.Int64, null, value);

    /// <summary>A number.</summary>
    public static FieldValue Of(double value) => new(ValueKind.Double, null, BitConverter.DoubleToInt64Bits(value));

    /// <summary>A truth value.</summary>
    public static FieldValue Of(bool value) => new(ValueKind.Bool, null, value ? 1 : 0);

    /// <summary>Bytes, which are copied.</summary>
    public static FieldValue Of(ReadOnlySpan<byte> value) => new(ValueKind.Bytes, value.ToArray(), 0);

    /// <summary>A moment, in microseconds since 1970 UTC.</summary>
    public static FieldValue Timestamp(long microseconds) => new(ValueKind.Timestamp, null, microseconds);

    /// <summary>A moment, cut to the microsecond.</summary>
    public static FieldValue Timestamp(DateTimeOffset moment) =>
        Timestamp((moment - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);

    /// <summary>Several values, which are copied.</summary>
    public static FieldValue List(params ReadOnlySpan<FieldValue> values) =>
        new(ValueKind.List, values.ToArray(), 0);

    /// <inheritdoc/>
    public bool Equals(FieldValue other) =>
        Kind == other.Kind && _bits == other._bits && Kind switch
        {
            ValueKind.String => string.Equals(StringValue, other.StringValue, StringComparison.Ordinal),
            ValueKind.Bytes => BytesValue.Span.SequenceEqual(other.BytesValue.Span),
            ValueKind.List => ListValue.SequenceEqual(other.ListValue),
            _ => true,
        };

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FieldValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Kind switch
    {
        ValueKind.String => StringComparer.Ordinal.GetHashCode(StringValue),
        ValueKind.Bytes => BytesValue.Length,
        ValueKind.List => ListValue.Count,
        _ => HashCode.Combine(Kind, _bits),
    };

    /// <summary>The value as a person reads it: for logs and messages.</summary>
    public override string ToString() => Kind switch
    {
        ValueKind.None => "nothing",
        ValueKind.String => StringValue,
        ValueKind.Int64 => Int64Value.ToString(CultureInfo.InvariantCulture),
        ValueKind.Double => DoubleValue.ToString("R", CultureInfo.InvariantCulture),
        ValueKind.Bool => BoolValue ? "true" : "false",
        ValueKind.Timestamp => DateTimeOffset.UnixEpoch.AddTicks(TimestampMicroseconds * TimeSpan.TicksPerMicrosecond)
            .ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture),
        ValueKind.Bytes => string.Create(CultureInfo.InvariantCulture, $"{BytesValue.Length} bytes"),
        _ => $"[{string.Join(", ", ListValue)}]",
    };

    /// <summary>Whether two values are equal.</summary>
    public static bool operator ==(FieldValue left, FieldValue right) => left.Equals(right);

    /// <summary>Whether two values differ.</summary>
    public static bool operator !=(FieldValue left, FieldValue right) => !left.Equals(right);

    private object Reference(ValueKind kind) =>
        Kind == kind && _reference is not null ? _reference : throw Mismatch(kind);

    private long Bits(ValueKind kind) => Kind == kind ? _bits : throw Mismatch(kind);

    private InvalidOperationException Mismatch(ValueKind kind) => new($"a {Kind} was read as a {kind}");
}
