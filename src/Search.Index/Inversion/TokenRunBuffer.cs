namespace Search.Indexing;

/// <summary>Room for the tokens that a stream hands over at once; shared by the fields of an in-memory segment.</summary>
internal sealed class TokenRunBuffer
{
    private const int Size = 256;

    /// <summary>Numbers of terms: the stream's, then the field's.</summary>
    public readonly int[] Ids = new int[Size];

    /// <summary>Start offsets.</summary>
    public readonly int[] Starts = new int[Size];

    /// <summary>End offsets.</summary>
    public readonly int[] Ends = new int[Size];
}
