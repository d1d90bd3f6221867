using Search.Codecs;

namespace Search.Queries.Tests;

/// <summary>A document for the in-memory reader.</summary>
internal sealed class MemoryDocument
{
    internal Dictionary<string, List<MemoryToken>> Tokens { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, byte> Norms { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, long> Numbers { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, byte[]> Sorted { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, byte[]> Binary { get; } = new(StringComparer.Ordinal);

    internal bool Deleted { get; set; }

    /// <summary>Adds words split at blanks, with positions and offsets.</summary>
    internal MemoryDocument Text(string field, string text)
    {
        List<MemoryToken> tokens = Tokens.TryGetValue(field, out List<MemoryToken>? list) ? list : Tokens[field] = [];
        int at = 0;
        int position = tokens.Count == 0 ? 0 : tokens[^1].Position + 1;
        foreach (string word in text.Split(' '))
        {
            if (word.Length > 0)
            {
                tokens.Add(new MemoryToken(word, position++, at, at + word.Length));
            }
            at += word.Length + 1;
        }
        Norms[field] = SmallFloat.LengthToByte(tokens.Count);
        return this;
    }
}
