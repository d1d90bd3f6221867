namespace Search.Codecs.Tests.Postings;

/// <summary>One document of a term as a test knows it.</summary>
internal sealed record ModelPosting(int Doc, int Freq, int[] Positions, int[] Starts, int[] Ends, byte[][] Payloads);
