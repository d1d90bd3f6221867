namespace Search.Variants.Naming;

/// <summary>One word of a name.</summary>
internal sealed class NameToken
{
    public NameToken(string raw, string text, NameRole role)
    {
        Raw = raw;
        Text = text;
        Role = role;
        Sounds = SoundWord.Of(text);
    }

    /// <summary>As written.</summary>
    public string Raw { get; }

    /// <summary>Folded, in Latin letters.</summary>
    public string Text { get; }

    /// <summary>What it is in its name.</summary>
    public NameRole Role { get; }

    /// <summary>Its sounds.</summary>
    public string Sounds { get; }

    /// <summary>A hyphen and nothing else stands before it.</summary>
    public bool IsAfterHyphen { get; init; }

    /// <summary>Whether the names must agree on it.</summary>
    public bool IsCore => Role is NameRole.Word or NameRole.Initial;
}
