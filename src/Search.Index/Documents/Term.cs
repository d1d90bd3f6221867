using System.Text;

namespace Search.Indexing;

/// <summary>A field and the UTF-8 bytes of a term in it.</summary>
public sealed class Term : IEquatable<Term>
{
    private readonly byte[] _bytes;

    /// <summary>A term from bytes, which are copied.</summary>
    public Term(string field, ReadOnlySpan<byte> bytes)
    {
        Field = field;
        _bytes = bytes.ToArray();
    }

    /// <summary>A term from text.</summary>
    public Term(string field, string text)
    {
        Field = field;
        _bytes = Encoding.UTF8.GetBytes(text);
    }

    /// <summary>Field name.</summary>
    public string Field { get; }

    /// <summary>The term's bytes.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>The term as text.</summary>
    public string Text => Encoding.UTF8.GetString(_bytes);

    /// <inheritdoc/>
    public bool Equals(Term? other) =>
        other is not null && Field == other.Field && _bytes.AsSpan().SequenceEqual(other._bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Term);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Field, StringComparer.Ordinal);
        hash.AddBytes(_bytes);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Field}:{Text}";
}
