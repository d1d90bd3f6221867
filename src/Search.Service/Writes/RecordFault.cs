namespace Search.Service;

/// <summary>Tells failures that belong to one document from those of the machine.</summary>
internal static class RecordFault
{
    /// <summary>
    /// Whether an exception came of the document's content: then it is set aside and the others go on. Failures of
    /// the disk, of memory and of
    /// a closed writer are not.
    /// </summary>
    public static bool IsOfDocument(Exception e) =>
        e is ArgumentException or FormatException or ArithmeticException or IndexOutOfRangeException
            or KeyNotFoundException
        || (e is InvalidOperationException and not ObjectDisposedException);
}
