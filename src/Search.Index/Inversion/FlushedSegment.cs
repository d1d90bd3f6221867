using Search.Codecs;

namespace Search.Indexing;

/// <summary>A segment whose files are written and that is not yet part of the index.</summary>
/// <param name="Commit">The segment.</param>
/// <param name="Files">What was created for it.</param>
/// <param name="Changes">Documents already deleted or updated.</param>
/// <param name="AppliedSequence">
/// Deletions and updates up to this number are in <paramref name="Changes"/>; later ones reach any document of the segment.
/// </param>
internal sealed record FlushedSegment(
    SegmentCommitInfo Commit, TrackingDirectory Files, SegmentChanges Changes, long AppliedSequence);
