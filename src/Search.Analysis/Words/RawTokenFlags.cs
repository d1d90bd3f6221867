namespace Search.Analysis.Words;

/// <summary>What the surface of a raw token looks like and what stands around it.</summary>
[Flags]
public enum RawTokenFlags
{
    /// <summary>A lower-case word in the middle of a sentence.</summary>
    None = 0,

    /// <summary>The first letter is a capital (also true of all-capitals words).</summary>
    Capitalised = 1,

    /// <summary>Two letters or more, all of them capitals ("US", "U.S.", "B-52": the part "B" is not).</summary>
    AllCaps = 1 << 1,

    /// <summary>A capital after a lower-case letter ("McDonald", "eBay").</summary>
    MixedCase = 1 << 2,

    /// <summary>Single letters with dots, two or more, written together or apart ("U.S.", "U. S.", "e.g."): one token.</summary>
    Acronym = 1 << 3,

    /// <summary>A number: digits, with separators inside ("1,000", "3.5").</summary>
    Number = 1 << 4,

    /// <summary>Has a digit ("G20", "1st"; also true of numbers).</summary>
    HasDigit = 1 << 5,

    /// <summary>A hyphen and nothing else stands between this token and the one before ("Gulf" in "US-Gulf").</summary>
    HyphenBefore = 1 << 6,

    /// <summary>A hyphen and nothing else stands between this token and the next ("US" in "US-Gulf").</summary>
    HyphenAfter = 1 << 7,

    /// <summary>Followed by 's or, after s, by an apostrophe: the surface excludes it, the end offset of 's includes it.</summary>
    Possessive = 1 << 8,

    /// <summary>First token of a sentence (so its capital says nothing).</summary>
    SentenceStart = 1 << 9,

    /// <summary>First token of a line or paragraph, or of the text.</summary>
    LineStart = 1 << 10,

    /// <summary>Punctuation other than a hyphen or the dot of an abbreviation stands between the token before and this.</summary>
    AfterPunctuation = 1 << 11,

    /// <summary>Has a letter outside ASCII.</summary>
    NonAscii = 1 << 12,
}
