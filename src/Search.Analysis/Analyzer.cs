using System.Threading;

namespace Search.Analysis;

/// <summary>
/// Builds the chain for a field and reuses it: one analyzer serves many threads, each gets chains of its own.
/// </summary>
public abstract class Analyzer : IDisposable
{
    private readonly ThreadLocal<Dictionary<string, (Tokenizer Source, TokenStream Sink)>> _reusable =
        new(() => new Dictionary<string, (Tokenizer, TokenStream)>(StringComparer.Ordinal));

    /// <summary>Position gap between two values of one field.</summary>
    public virtual int GetPositionIncrementGap(string field) => 0;

    /// <summary>Offset gap between two values of one field.</summary>
    public virtual int GetOffsetGap(string field) => 1;

    /// <summary>
    /// The tokens of a text. The stream is reused by the next call for the same field on the same thread: consume it first.
    /// </summary>
    public TokenStream TokenStream(string field, ReadOnlyMemory<char> text)
    {
        Dictionary<string, (Tokenizer Source, TokenStream Sink)> chains = _reusable.Value
            ?? throw new InvalidOperationException("the analyzer's thread-local chains are gone");
        if (!chains.TryGetValue(field, out (Tokenizer Source, TokenStream Sink) chain))
        {
            chain = CreateChain(field);
            chains.Add(field, chain);
        }
        chain.Source.SetText(text);
        return chain.Sink;
    }

    /// <summary>
    /// The single term that a word of a prefix, wildcard, fuzzy or range query is looked up by: case and folding, no stemming.
    /// </summary>
    public virtual string Normalize(string field, string text) => text;

    /// <summary>Creates the chain of a field: its tokenizer and its last filter.</summary>
    protected abstract (Tokenizer Source, TokenStream Sink) CreateChain(string field);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases the chains.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _reusable.Dispose();
        }
    }
}
