namespace Search.Variants.Documents;

/// <summary>
/// Where a mention stands, as a table keeps it: relative to the one before when both are in one field.
/// </summary>
internal readonly record struct TableSpan(int Field, int Position, int Length, int StartOffset, int EndOffset)
{
    /// <summary>Before the first mention.</summary>
    public static TableSpan None { get; } = new(-1, 0, 0, 0, 0);

    public static TableSpan Of(Mention mention) =>
        new(mention.Field, mention.StartToken, mention.Length, mention.StartOffset, mention.EndOffset);

    public void Write(TableWriter bytes, TableSpan last)
    {
        TableSpan origin = last.Field == Field ? last : None;
        bytes.VInt(Field);
        bytes.Signed(Position - origin.Position);
        bytes.VInt(Length);
        bytes.Signed(StartOffset - origin.StartOffset);
        bytes.VInt(EndOffset - StartOffset);
    }

    public static TableSpan Read(ref TableReader bytes, int fields, TableSpan last)
    {
        int field = bytes.Index(fields);
        TableSpan origin = last.Field == field ? last : None;
        int position = origin.Position + bytes.Signed();
        int length = bytes.VInt();
        int start = origin.StartOffset + bytes.Signed();
        return new TableSpan(field, position, length, start, start + bytes.VInt());
    }
}
