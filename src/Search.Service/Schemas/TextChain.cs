namespace Search.Service;

/// <summary>How the text of a field becomes words.</summary>
public enum TextChain
{
    /// <summary>The full chain, with the names and labels in the text.</summary>
    Variants = 1,

    /// <summary>Standard tokenizer, lower case, Porter stems.</summary>
    Plain = 2,
}
