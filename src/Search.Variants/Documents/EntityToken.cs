namespace Search.Variants.Documents;

/// <summary>One token of an entities field.</summary>
/// <param name="Term">Base or kind term.</param>
/// <param name="Position">Position in the field, that of the mention's first word.</param>
/// <param name="Payload">Length of the mention, bucket.</param>
internal readonly record struct EntityToken(string Term, int Position, byte[] Payload);
