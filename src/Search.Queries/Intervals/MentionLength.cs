namespace Search.Queries;

/// <summary>The length of a mention in positions: the first variable-length integer of its payload.</summary>
internal static class MentionLength
{
    /// <summary>The length; 1 when the payload has none.</summary>
    internal static int Read(ReadOnlySpan<byte> payload)
    {
        int value = 0;
        for (int i = 0; i < payload.Length && i < 5; i++)
        {
            value |= (payload[i] & 0x7F) << (7 * i);
            if (payload[i] < 0x80)
            {
                return Math.Max(1, value);
            }
        }
        return 1;
    }
}
