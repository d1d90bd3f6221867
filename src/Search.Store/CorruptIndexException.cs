using System.Globalization;

namespace Search.Store;

/// <summary>Bytes that are not what the format says: names the file, the place, and what was expected and found.</summary>
public sealed class CorruptIndexException : System.IO.IOException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="file">The file (or slice) the bytes were read from.</param>
    /// <param name="offset">Byte offset in the file, or -1 when no single place is to blame.</param>
    /// <param name="expected">What the format asks for there.</param>
    /// <param name="found">What was there.</param>
    /// <param name="innerException">The failure that revealed it, if any.</param>
    public CorruptIndexException(
        string file, long offset, string expected, string found, Exception? innerException = null)
        : base(Describe(file, offset, expected, found), innerException)
    {
        File = file;
        Offset = offset;
        Expected = expected;
        Found = found;
    }

    /// <summary>The file the bytes were read from.</summary>
    public string File { get; }

    /// <summary>Byte offset in the file, or -1.</summary>
    public long Offset { get; }

    /// <summary>What the format asks for.</summary>
    public string Expected { get; }

    /// <summary>What was found.</summary>
    public string Found { get; }

    private static string Describe(string file, long offset, string expected, string found) =>
        offset < 0
            ? $"{file}: expected {expected}, found {found}"
            : string.Create(
                CultureInfo.InvariantCulture, $"{file} at byte {offset}: expected {expected}, found {found}");
}
