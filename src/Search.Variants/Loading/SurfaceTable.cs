using Search.Variants.Automaton;

namespace Search.Variants.Loading;

/// <summary>Collects who claims which surface while the automaton is built.</summary>
internal sealed class SurfaceTable
{
    private readonly AutomatonBuilder _automaton = new();
    private readonly List<List<Claim>> _claims = [];
    private readonly List<IReadOnlyList<SurfaceWord>> _words = [];

    public void AddName(Variant variant, IReadOnlyList<SurfaceWord> words) =>
        Add(words, ClaimKind.Name, variant.Ordinal, variant.Case);

    public void AddBlocker(BlockerDraft blocker, int index)
    {
        foreach (IReadOnlyList<SurfaceWord> words in blocker.Words)
        {
            Add(words, ClaimKind.Blocker, index, blocker.Blocker.Case);
        }
    }

    public void AddTitle(IReadOnlyList<SurfaceWord> words) => Add(words, ClaimKind.Title, -1, CaseRule.InitialCap);

    public NameAutomaton BuildAutomaton() => _automaton.Build();

    public Claim[][] Claims() => [.. _claims.Select(static list => list.ToArray())];

    /// <summary>By surface: claimed by one entity, and inside no longer surface of another or of a blocker.</summary>
    public bool[] Unambiguous(NameAutomaton automaton, Variant[] variants)
    {
        HashSet<int>[] owners = [.. _claims.Select(list => list
            .Where(static claim => claim.Kind != ClaimKind.Title)
            .Select(claim => claim.Kind == ClaimKind.Blocker ? -1 - claim.Index : variants[claim.Index].Entity)
            .ToHashSet())];
        bool[] unambiguous = [.. owners.Select(static set => set.Count == 1)];
        var inside = new List<SurfaceMatch>();
        for (int entry = 0; entry < owners.Length; entry++)
        {
            inside.Clear();
            SurfaceScanner.Scan(automaton, [.. _words[entry].Select(word => automaton.WordOf(word.Folded))], inside);
            foreach (SurfaceMatch match in inside)
            {
                unambiguous[match.Entry] &= owners[entry].IsSubsetOf(owners[match.Entry]);
            }
        }
        return unambiguous;
    }

    /// <summary>
    /// By word of the automaton: in a title, or in a name of several words of something that is no place and no person.
    /// </summary>
    public bool[] HeadWords(NameAutomaton automaton, Variant[] variants, Entity[] entities)
    {
        var heads = new bool[automaton.WordCount];
        for (int entry = 0; entry < _claims.Count; entry++)
        {
            bool isHeaded = _claims[entry].Exists(claim => claim.Kind == ClaimKind.Title
                || (claim.Kind == ClaimKind.Name && _words[entry].Count > 1
                    && entities[variants[claim.Index].Entity].Type is EntityType.Organisation or EntityType.Role
                        or EntityType.Event or EntityType.Concept));
            foreach (SurfaceWord word in isHeaded ? _words[entry] : [])
            {
                heads[automaton.WordOf(word.Folded)] = true;
            }
        }
        return heads;
    }

    private void Add(IReadOnlyList<SurfaceWord> words, ClaimKind kind, int index, CaseRule rule)
    {
        AddOne(words, kind, index, rule);
        // "Trinidad and Tobago" is also printed with an ampersand, which is no word.
        if (words.Count > 2 && words.Any(static word => word.Folded is "and"))
        {
            AddOne([.. words.Where(static word => word.Folded is not "and")], kind, index, rule);
        }
    }

    private void AddOne(IReadOnlyList<SurfaceWord> words, ClaimKind kind, int index, CaseRule rule)
    {
        int entry = _automaton.Add([.. words.Select(static word => word.Folded)]);
        if (entry == _claims.Count)
        {
            _claims.Add([]);
            _words.Add(words);
        }
        uint capitals = 0;
        uint punctuation = 0;
        for (int i = 0; i < words.Count; i++)
        {
            capitals |= words[i].IsCapitalised ? 1u << i : 0;
            punctuation |= words[i].IsAfterPunctuation ? 1u << i : 0;
        }
        _claims[entry].Add(new Claim
        {
            Kind = kind,
            Index = index,
            Case = rule,
            Capitals = capitals,
            Punctuation = punctuation,
            Exact = rule == CaseRule.Exact ? [.. words.Select(static word => word.Text)] : [],
        });
    }
}
