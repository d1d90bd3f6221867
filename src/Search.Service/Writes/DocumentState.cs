namespace Search.Service;

/// <summary>
/// What is known of an id before a write: the document's numbers, or those of a recent delete, or nothing.
/// </summary>
/// <param name="Exists">Whether there is a document.</param>
/// <param name="Sequence">Sequence of the last write or delete; 0 when there is no trace of one.</param>
/// <param name="Version">Its version; 0 when there is no trace of one.</param>
internal readonly record struct DocumentState(bool Exists, long Sequence, long Version);
