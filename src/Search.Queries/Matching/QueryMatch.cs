namespace Search.Queries;

/// <summary>One occurrence of a leaf query in a document.</summary>
/// <param name="Query">The leaf query: term, phrase, concept.</param>
/// <param name="Field">The field.</param>
/// <param name="Term">The indexed term's bytes; for a phrase those of its first term.</param>
/// <param name="StartPosition">First position; -1 when the field stores none.</param>
/// <param name="EndPosition">Position after the last one.</param>
/// <param name="StartOffset">Start in the field's text in UTF-16 units; -1 when the field stores no offsets.</param>
/// <param name="EndOffset">End (exclusive) in UTF-16 units.</param>
/// <param name="Payload">Payload at the first position; empty when there is none.</param>
public sealed record QueryMatch(
    Query Query,
    string Field,
    ReadOnlyMemory<byte> Term,
    int StartPosition,
    int EndPosition,
    int StartOffset,
    int EndOffset,
    ReadOnlyMemory<byte> Payload);
