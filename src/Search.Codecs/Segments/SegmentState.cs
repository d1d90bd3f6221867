using Search.Store;

namespace Search.Codecs;

/// <summary>Where and for which segment a format reads or writes.</summary>
/// <param name="Directory">
/// Directory of the segment's files (for reading: the compound file's view when there is one).
/// </param>
/// <param name="SegmentInfo">The segment.</param>
/// <param name="FieldInfos">Its fields. When writing, formats set the fields' attributes.</param>
/// <param name="Suffix">
/// Header and file suffix of generation files (<c>1_Lucene80_0</c>'s leading part), empty otherwise.
/// </param>
public sealed record SegmentState(
    Directory Directory, SegmentInfo SegmentInfo, FieldInfos FieldInfos, string Suffix = "");
