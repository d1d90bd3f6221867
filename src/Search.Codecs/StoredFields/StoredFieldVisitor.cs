namespace Search.Codecs;

/// <summary>Receives the stored fields of one document in the order they were added.</summary>
public abstract class StoredFieldVisitor
{
    /// <summary>What to do with a field.</summary>
    public enum Status
    {
        /// <summary>Deliver it.</summary>
        Yes,

        /// <summary>Skip it.</summary>
        No,

        /// <summary>Skip it and everything after it.</summary>
        Stop,
    }

    /// <summary>Asked before each field.</summary>
    public abstract Status NeedsField(FieldInfo field);

    /// <summary>A string, as UTF-8. Valid during the call.</summary>
    public virtual void StringField(FieldInfo field, ReadOnlySpan<byte> utf8)
    {
    }

    /// <summary>Bytes. Valid during the call.</summary>
    public virtual void BinaryField(FieldInfo field, ReadOnlySpan<byte> value)
    {
    }

    /// <summary>A 32-bit integer.</summary>
    public virtual void Int32Field(FieldInfo field, int value)
    {
    }

    /// <summary>A 64-bit integer.</summary>
    public virtual void Int64Field(FieldInfo field, long value)
    {
    }

    /// <summary>A single-precision number.</summary>
    public virtual void SingleField(FieldInfo field, float value)
    {
    }

    /// <summary>A double-precision number.</summary>
    public virtual void DoubleField(FieldInfo field, double value)
    {
    }
}
