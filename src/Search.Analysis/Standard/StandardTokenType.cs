namespace Search.Analysis.Standard;

/// <summary>Lexical types of <see cref="StandardTokenizer"/>.</summary>
public enum StandardTokenType : byte
{
    /// <summary>No token.</summary>
    None,

    /// <summary>Letters, perhaps with digits.</summary>
    Alphanum,

    /// <summary>A number.</summary>
    Num,

    /// <summary>A run in a script whose words need a dictionary: Thai, Lao, Myanmar, Khmer.</summary>
    SoutheastAsian,

    /// <summary>One Han character.</summary>
    Ideographic,

    /// <summary>One Hiragana character.</summary>
    Hiragana,

    /// <summary>A run of Katakana.</summary>
    Katakana,

    /// <summary>A run of Hangul.</summary>
    Hangul,

    /// <summary>An emoji sequence.</summary>
    Emoji,
}
