using Search.Analysis.Words;

namespace Search.Variants.Expansion;

/// <summary>The phrase groups by the stems that their members begin with. Immutable; one for each set.</summary>
internal sealed class PhraseIndex
{
    private readonly Dictionary<string, List<StemPattern>> _byFirst = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<StemPattern>> _byGroup = new(StringComparer.Ordinal);

    public PhraseIndex(VariantSet set)
    {
        var forms = new WordForms();
        foreach (PhraseGroup group in set.PhraseGroups)
        {
            var patterns = new List<StemPattern>();
            foreach (PhraseMember member in group.Members)
            {
                StemPattern pattern = Compile(set, forms, group, member);
                patterns.Add(pattern);
                if (member.Direction != PhraseDirection.DocumentOnly)
                {
                    Register(pattern);
                }
            }
            _byGroup.Add(group.Id, patterns);
        }
    }

    /// <summary>The members of a group.</summary>
    public IReadOnlyList<StemPattern> Members(PhraseGroup group) => _byGroup[group.Id];

    /// <summary>
    /// The phrasings in a query: at each token the one that covers most tokens, of each group once. Tokens of names
    /// are not taken.
    /// </summary>
    /// <param name="stems">The query's stems.</param>
    /// <param name="isTaken">Tokens that belong to names.</param>
    public List<PhraseMatch> Find(IReadOnlyList<string> stems, IReadOnlyList<bool> isTaken)
    {
        var found = new List<PhraseMatch>();
        for (int token = 0; token < stems.Count; token++)
        {
            if (isTaken[token] || !_byFirst.TryGetValue(stems[token], out List<StemPattern>? patterns))
            {
                continue;
            }
            foreach (StemPattern pattern in patterns)
            {
                if (pattern.MatchAt(stems, token) is { } tokens && !tokens.Exists(at => isTaken[at]))
                {
                    found.Add(new PhraseMatch(pattern.Group, pattern.Member, tokens));
                }
            }
        }
        found.Sort(static (a, b) => a.Tokens.Count != b.Tokens.Count
            ? b.Tokens.Count.CompareTo(a.Tokens.Count)
            : a.Tokens[0].CompareTo(b.Tokens[0]));
        return found;
    }

    private static StemPattern Compile(VariantSet set, WordForms forms, PhraseGroup group, PhraseMember member) => new()
    {
        Group = group,
        Member = member,
        Stems = [.. member.Items.Select(item => StemsOf(set, forms, item))],
    };

    private static List<string> StemsOf(VariantSet set, WordForms forms, PhraseItem item) =>
    [
        .. item.Words.SelectMany(word => (IEnumerable<string>)[word, .. set.IrregularForms(word)])
            .Select(word => forms.Stem(forms.Intern(word)).ToString()).Distinct(StringComparer.Ordinal),
    ];

    private void Register(StemPattern pattern)
    {
        foreach (string first in pattern.Stems[0])
        {
            if (!_byFirst.TryGetValue(first, out List<StemPattern>? patterns))
            {
                patterns = [];
                _byFirst.Add(first, patterns);
            }
            patterns.Add(pattern);
        }
    }
}
