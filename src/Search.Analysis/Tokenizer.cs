namespace Search.Analysis;

/// <summary>A stream whose input is text.</summary>
public abstract class Tokenizer : TokenStream
{
    /// <summary>The text of the current pass.</summary>
    protected ReadOnlyMemory<char> Text { get; private set; }

    /// <summary>Sets the text for the next pass.</summary>
    public void SetText(ReadOnlyMemory<char> text) => Text = text;
}
