using System.Text;

namespace Search.Variants;

/// <summary>
/// The terms of an entities field. They begin with U+0001, which no word of a text or query contains, so they collide
/// with none.
/// </summary>
/// <remarks>
/// Base term: <c>U+0001 entity-id</c>, one at each mention: its document frequency is the concept's. Kind term:
/// <c>U+0001 entity-id U+0001 kind bucket</c>, the kind as a letter (its number + '@'), the bucket of confidence as a
/// digit. Payload of both: length of the mention in positions (vInt), then the bucket (a byte).
/// </remarks>
public static class EntityTerms
{
    private const char Mark = '\u0001';

    /// <summary>The base term of an entity.</summary>
    public static string Base(string entityId) => $"{Mark}{entityId}";

    /// <summary>The term of an entity's mentions of one kind and bucket.</summary>
    public static string OfKind(string entityId, VariantKind kind, int bucket) =>
        $"{Mark}{entityId}{Mark}{(char)('@' + (int)kind)}{(char)('0' + bucket)}";

    /// <summary>Reads a kind term; false for base terms and words.</summary>
    public static bool TryParse(ReadOnlySpan<byte> term, out string entityId, out VariantKind kind, out int bucket)
    {
        entityId = string.Empty;
        kind = VariantKind.Unspecified;
        bucket = 0;
        if (term.Length < 5 || term[0] != Mark || term[^3] != Mark)
        {
            return false;
        }
        entityId = Encoding.UTF8.GetString(term[1..^3]);
        kind = (VariantKind)(term[^2] - '@');
        bucket = term[^1] - '0';
        return true;
    }
}
