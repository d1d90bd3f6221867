using System.Text;

namespace Search.Variants.Naming;

/// <summary>
/// Latin letters for a folded word in Cyrillic or Greek, after the usual English transcriptions; other scripts are
/// left as they are.
/// </summary>
internal static class Romanizer
{
    private const string Cyrillic =
        "а=a б=b в=v г=g д=d е=e ж=zh з=z и=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh " +
        "щ=shch ъ= ы=y ь= э=e ю=yu я=ya є=ye і=i ґ=g ј=j љ=lj њ=nj ћ=c ђ=dj џ=dzh й=y ї=yi ё=e ў=u";

    private const string Greek =
        "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o";

    private static readonly Dictionary<char, string> Letters = $"{Cyrillic} {Greek}"
        .Split(' ').ToDictionary(static pair => pair[0], static pair => pair[2..]);

    /// <summary>The word in Latin letters.</summary>
    public static string Of(string word)
    {
        if (!word.AsSpan().ContainsAnyInRange('\u0370', '\u04FF'))
        {
            return word;
        }
        var latin = new StringBuilder(word.Length * 2);
        foreach (char c in word)
        {
            _ = Letters.TryGetValue(c, out string? letters) ? latin.Append(letters) : latin.Append(c);
        }
        return latin.ToString();
    }
}
