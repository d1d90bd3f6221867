using Search.Analysis;
using Search.Analysis.Words;

namespace Search.Service;

/// <summary>Finds words in a text as they are printed, without regard to case.</summary>
/// <param name="words">The words.</param>
internal sealed class PrintedWords(string words)
{
    private readonly string[] _words =
        Names.FoldKey(words).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The first place where the words stand one after another.</summary>
    public bool TryFind(string text, out int from, out int to)
    {
        (from, to) = (0, 0);
        var tokenizer = new WordFormTokenizer(WordFormKind.Surface);
        tokenizer.SetText(text.AsMemory());
        tokenizer.Reset();
        var places = new List<(int Start, int End, string Word)>();
        while (tokenizer.IncrementToken())
        {
            (int start, int end) = (tokenizer.Token.StartOffset, tokenizer.Token.EndOffset);
            places.Add((start, end, Names.FoldKey(text.AsSpan()[start..end])));
        }
        for (int at = 0; _words.Length > 0 && at + _words.Length <= places.Count; at++)
        {
            int word = 0;
            while (word < _words.Length && places[at + word].Word == _words[word])
            {
                word++;
            }
            if (word == _words.Length)
            {
                (from, to) = (places[at].Start, places[at + word - 1].End);
                return true;
            }
        }
        return false;
    }
}
