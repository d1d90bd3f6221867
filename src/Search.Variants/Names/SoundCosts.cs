namespace Search.Variants.Naming;

/// <summary>
/// What it costs to take one sound of a <see cref="SoundWord"/> for another: 0 for the same, 1 for any two that
/// transliterations, dialects and typists do not confuse.
/// </summary>
internal static class SoundCosts
{
    /// <summary>Pairs of sounds and what taking one for the other costs.</summary>
    private const string Pairs =
        "ei.25 ae.30 iy.05 ey.25 ou.20 ao.45 ai1.0 au.60 eo.60 eu.70 io1.0 iu.70 uy.60 oy.80 ay.80 " +
        "kq.05 kg.30 qg.25 kc.10 kX.25 qX.25 gG.15 kG.35 qG.20 Xh.20 hG.40 XG.30 cs.30 cZ.25 XC.35 kC.45 " +
        "sz.25 sS.35 zZ.25 sZ.25 zD.30 sT.30 zJ.40 SC.35 CJ.35 Jj.10 jg.40 jy.20 ji.30 jZ.40 CZ.30 JS.40 " +
        "dD.05 dt.30 tT.05 TD.30 Dt.35 dz.60 jC.35 jd.60 jk.45 CJ.30 " +
        "bp.35 vw.10 vf.25 wf.35 bv.35 pf.50 wu.30 vu.35 lr.50 mn.50 SZ.45 XS.60";

    private const int Size = 128;
    private const double Vowel = 0.6;
    private const double VowelBesideVowel = 0.3;
    private const double LastVowel = 0.9;
    private const double Breath = 0.25;
    private const double Doubled = 0.1;

    private static readonly double[] Table = Build();

    /// <summary>What taking <paramref name="a"/> for <paramref name="b"/> costs.</summary>
    public static double Substitute(char a, char b) => a == b ? 0 : a < Size && b < Size ? Table[a * Size + b] : 1;

    /// <summary>What it costs that a sound stands there or not.</summary>
    public static double Insert(ReadOnlySpan<char> word, int at)
    {
        char c = word[at];
        bool isLast = at == word.Length - 1;
        if (c is 'h')
        {
            return at == 0 ? 0.5 : Breath;
        }
        bool besideVowel = (at > 0 && IsVowel(word[at - 1])) || (!isLast && IsVowel(word[at + 1]));
        if (at > 0 && word[at - 1] == c)
        {
            return Doubled;
        }
        if (c is 'y' or 'j' or 'w' && besideVowel)
        {
            return VowelBesideVowel;
        }
        if (!IsVowel(c))
        {
            return 1;
        }
        // A last vowel tells Mario from Maria's kin: Samir and Samira are two persons.
        return isLast && c is 'a' or 'o' ? LastVowel : besideVowel ? VowelBesideVowel : Vowel;
    }

    /// <summary>Whether a sound is a vowel.</summary>
    public static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static double[] Build()
    {
        double[] table = new double[Size * Size];
        Array.Fill(table, 1);
        foreach (string pair in Pairs.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            double cost = double.Parse(pair.AsSpan(2), System.Globalization.CultureInfo.InvariantCulture);
            table[pair[0] * Size + pair[1]] = cost;
            table[pair[1] * Size + pair[0]] = cost;
        }
        return table;
    }
}
