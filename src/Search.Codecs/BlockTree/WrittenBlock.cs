namespace Search.Codecs.BlockTree;

/// <summary>A block of the term dictionary that was written.</summary>
/// <param name="Start">Offset in .tim.</param>
/// <param name="LeadLabel">First byte after the prefix from which a floor block starts; -1 for the first.</param>
/// <param name="HasTerms">Whether it holds terms, not only blocks.</param>
internal readonly record struct WrittenBlock(long Start, int LeadLabel, bool HasTerms);
