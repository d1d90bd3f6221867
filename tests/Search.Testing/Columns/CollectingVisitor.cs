using System.Text;
using Search.Codecs;

namespace Search.Testing.Columns;

/// <summary>Collects the stored fields of a document as pairs of name and value.</summary>
public sealed class CollectingVisitor : StoredFieldVisitor
{
    /// <summary>What was delivered.</summary>
    public List<(string Name, object Value)> Fields { get; } = [];

    /// <inheritdoc/>
    public override Status NeedsField(FieldInfo field) => Status.Yes;

    /// <inheritdoc/>
    public override void StringField(FieldInfo field, ReadOnlySpan<byte> utf8) =>
        Fields.Add((field.Name, Encoding.UTF8.GetString(utf8)));

    /// <inheritdoc/>
    public override void BinaryField(FieldInfo field, ReadOnlySpan<byte> value) =>
        Fields.Add((field.Name, value.ToArray()));

    /// <inheritdoc/>
    public override void Int32Field(FieldInfo field, int value) => Fields.Add((field.Name, value));

    /// <inheritdoc/>
    public override void Int64Field(FieldInfo field, long value) => Fields.Add((field.Name, value));

    /// <inheritdoc/>
    public override void SingleField(FieldInfo field, float value) => Fields.Add((field.Name, value));

    /// <inheritdoc/>
    public override void DoubleField(FieldInfo field, double value) => Fields.Add((field.Name, value));
}
