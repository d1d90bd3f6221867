using Search.Codecs;

namespace Search.Indexing;

/// <summary>A segment whose files are written and that is not yet part of the index.</summary>
/// <param name="Commit">The segment.</param>
/// <param name="Files">What was created for it.</param>
/// <param name="Dead">Documents already deleted, a bit each; null for none.</param>
/// <param name="AppliedSequence">Deletions up to this number are in <paramref name="Dead"/>; later ones kill any document of it.</param>
internal sealed record FlushedSegment(
    SegmentCommitInfo Commit, TrackingDirectory Files, ulong[]? Dead, long AppliedSequence);
