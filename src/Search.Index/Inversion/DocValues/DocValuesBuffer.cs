using Search.Codecs;

namespace Search.Indexing;

/// <summary>The doc values of one field in an in-memory segment.</summary>
internal abstract class DocValuesBuffer
{
    /// <summary>Bytes held.</summary>
    public abstract long RamBytes { get; }

    /// <summary>The buffer for a type of doc values.</summary>
    public static DocValuesBuffer Create(FieldInfo field, DocValuesType type) => type switch
    {
        DocValuesType.Numeric => new NumericBuffer(field),
        DocValuesType.Binary => new BinaryBuffer(field),
        DocValuesType.Sorted => new SortedBuffer(field),
        DocValuesType.SortedSet => new SortedSetBuffer(field),
        DocValuesType.SortedNumeric => new SortedNumericBuffer(field),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>Adds a number.</summary>
    public virtual void Add(int doc, long value) =>
        throw new ArgumentException("the field's doc values are not numbers");

    /// <summary>Adds bytes.</summary>
    public virtual void Add(int doc, ReadOnlySpan<byte> value) =>
        throw new ArgumentException("the field's doc values are not bytes");

    /// <summary>Ends a document that had values.</summary>
    public virtual void FinishDocument(int doc)
    {
    }

    /// <summary>Forgets the values of the current document.</summary>
    public abstract void DropDocument(int doc);

    /// <summary>Writes the field.</summary>
    public abstract void Flush(DocValuesConsumer consumer);

    /// <summary>The failure of a second value in a single-valued field.</summary>
    protected static ArgumentException SecondValue(FieldInfo field) =>
        new($"field {field.Name} holds one doc value a document, the document gives it several");
}
