using System.Diagnostics.CodeAnalysis;

namespace Search.Analysis.Stemming;

/// <summary>Words that the rules of <see cref="EnglishStemmer"/> would get wrong.</summary>
internal static class EnglishExceptions
{
    /// <summary>The stem of a word that is not left to the rules.</summary>
    public static bool TryWholeWord(ReadOnlySpan<char> word, [NotNullWhen(true)] out string? stem)
    {
        stem = word switch
        {
            "skis" => "ski",
            "skies" => "sky",
            "dying" => "die",
            "lying" => "lie",
            "tying" => "tie",
            "idly" => "idl",
            "gently" => "gentl",
            "ugly" => "ugli",
            "early" => "earli",
            "only" => "onli",
            "singly" => "singl",
            "sky" => "sky",
            "news" => "news",
            "howe" => "howe",
            "atlas" => "atlas",
            "cosmos" => "cosmos",
            "bias" => "bias",
            "andes" => "andes",
            _ => null,
        };
        return stem is not null;
    }

    /// <summary>Words that stay as they are once a plural 's' is gone.</summary>
    public static bool IsFinalAfterPlural(ReadOnlySpan<char> word) =>
        word is "inning" or "outing" or "canning" or "herring" or "earring" or "proceed" or "exceed" or "succeed";
}
