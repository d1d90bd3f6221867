using Search.Analysis;

namespace Search.Variants;

/// <summary>One text field of a document, analysed: three streams with the same positions.</summary>
public sealed class AnalyzedField
{
    internal AnalyzedField(string name, string text, int length, byte norm)
    {
        Name = name;
        Text = text;
        Length = length;
        Norm = norm;
    }

    /// <summary>Field name.</summary>
    public string Name { get; }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>Number of tokens.</summary>
    public int Length { get; }

    /// <summary>The norm byte of that length.</summary>
    public byte Norm { get; }

    /// <summary>Stems with positions and offsets.</summary>
    public required TokenStream Stems { get; init; }

    /// <summary>Case-folded words.</summary>
    public required TokenStream Exact { get; init; }

    /// <summary>Base and kind terms of the mentions; null when there is none.</summary>
    public required TokenStream? Entities { get; init; }
}
