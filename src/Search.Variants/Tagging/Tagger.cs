using Search.Analysis.Words;
using Search.Variants.Automaton;
using Search.Variants.Tagging;

namespace Search.Variants;

/// <summary>
/// Finds the names in a whole document: all fields together, because the body resolves a surname in the title. Linear
/// in the text. For one thread; the set behind it is shared.
/// </summary>
/// <remarks>
/// Order of decisions: blockers, case, in-document definitions, cues and guards beside the mention, short forms and
/// co-mentions by what the document names beyond doubt, priors with a margin; else the words are left as words.
/// </remarks>
public sealed class Tagger
{
    /// <summary>Forms kept before the word cache starts anew, between two documents.</summary>
    private const int MaxForms = 1 << 18;

    private readonly CandidateFinder _finder;
    private readonly Evidence _evidence;
    private readonly AcronymDefinitions _definitions;
    private readonly ForeignDefinitions _foreign;
    private readonly PlaceDoubts _doubts;
    private readonly ReadingChooser _chooser;
    private readonly Associations _associations;
    private readonly List<TaggedText> _fields = [];
    private readonly CandidatePool _pool = new();
    private readonly List<Candidate> _candidates = [];
    private readonly List<int> _outer = [];
    private readonly List<Candidate> _chosen = [];
    private readonly List<Candidate> _nested = [];
    private readonly List<SurfaceMatch>[] _titles = [[], [], [], []];
    private WordForms _forms = new(int.MaxValue);
    private WordIdCache _ids;

    /// <summary>A tagger for a set.</summary>
    public Tagger(VariantSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        Set = set;
        _finder = new CandidateFinder(set, _pool);
        _definitions = new AcronymDefinitions(set, _pool);
        _evidence = new Evidence(set);
        _foreign = new ForeignDefinitions(set);
        _doubts = new PlaceDoubts(set);
        _chooser = new ReadingChooser(set);
        _associations = new Associations(set);
        _ids = new WordIdCache(set.Automaton, _forms);
    }

    /// <summary>Most fields of one document.</summary>
    public const int MaxFields = 4;

    /// <summary>The data it works with.</summary>
    public VariantSet Set { get; }

    /// <summary>Tags a document.</summary>
    /// <param name="texts">Its fields in reading order, the title first; at most <see cref="MaxFields"/>.</param>
    /// <param name="context">Source and date.</param>
    public TaggedDocument Tag(IReadOnlyList<ReadOnlyMemory<char>> texts, DocumentContext context)
    {
        Scan(texts);
        return TagScanned(context);
    }

    /// <summary>The first half of <see cref="Tag"/>: splits texts into words.</summary>
    /// <param name="texts">As for <see cref="Tag"/>.</param>
    /// <returns>Number of words.</returns>
    public int Scan(IReadOnlyList<ReadOnlyMemory<char>> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(texts.Count, MaxFields);
        if (_forms.Count > MaxForms)
        {
            _forms = new WordForms(int.MaxValue);
            _ids = new WordIdCache(Set.Automaton, _forms);
            _fields.Clear();
        }
        while (_fields.Count < texts.Count)
        {
            _fields.Add(new TaggedText(_forms));
        }
        _fields.RemoveRange(texts.Count, _fields.Count - texts.Count);
        int words = 0;
        for (int field = 0; field < texts.Count; field++)
        {
            _fields[field].Scan(texts[field]);
            words += _fields[field].Count;
        }
        return words;
    }

    /// <summary>The second half of <see cref="Tag"/>: finds the names in the texts that were scanned last.</summary>
    /// <param name="context">Source and date.</param>
    public TaggedDocument TagScanned(DocumentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _candidates.Clear();
        _pool.Clear();
        for (int field = 0; field < _fields.Count && Set.Variants.Count > 0; field++)
        {
            _titles[field].Clear();
            _fields[field].Number(_ids);
            _finder.Find(_fields[field], field, context, _candidates, _titles[field]);
        }
        if (_candidates.Count == 0)
        {
            return new TaggedDocument(_fields, []);
        }
        _candidates.Sort(Candidate.Compare);
        _foreign.Apply(_fields, _candidates);
        _doubts.Apply(_fields, _titles, _candidates);
        CollectEvidence();
        _definitions.Apply(_fields, _evidence, _candidates);
        new ShortFormResolver(_fields, _evidence, _titles).Resolve(_candidates);
        return new TaggedDocument(_fields, Decide(context));
    }

    /// <summary>First pass: what is named beyond doubt.</summary>
    private void CollectEvidence()
    {
        _evidence.Clear();
        _outer.Clear();
        SpanSelector.SelectOuter(_candidates, firmOnly: true, _outer);
        foreach (int index in _outer)
        {
            Candidate candidate = _candidates[index];
            bool isBeyondDoubt = !candidate.IsBlocker && candidate.Readings.Count == 1 && candidate.Readings[0].IsFirm
                && !candidate.Readings[0].Variant.Ambiguous;
            if (isBeyondDoubt)
            {
                _evidence.Add(candidate);
            }
        }
    }

    /// <summary>Second pass: spans, readings, what may stand inside, associations.</summary>
    private List<Mention> Decide(DocumentContext context)
    {
        _candidates.RemoveAll(static candidate => !candidate.IsBlocker && candidate.Readings.Count == 0);
        _candidates.Sort(Candidate.Compare);
        _outer.Clear();
        SpanSelector.SelectOuter(_candidates, firmOnly: false, _outer);
        _chosen.Clear();
        foreach (int index in _outer)
        {
            Candidate candidate = _candidates[index];
            if (candidate.IsBlocker)
            {
                continue;
            }
            _chooser.Choose(candidate, _fields[candidate.Field], _evidence, context);
            _chosen.Add(candidate);
            if (candidate.Readings.Count > 0)
            {
                AddNested(index, context);
            }
        }
        return new MentionWriter(Set, _fields, _titles, _associations, context).Write(_chosen);
    }

    private void AddNested(int index, DocumentContext context)
    {
        Candidate outer = _candidates[index];
        // Where a label shares its words with a concept, the label is the mention of the state: no second one inside.
        if (outer.Length == 1 || outer.Readings.Exists(static reading => reading.Kind == VariantKind.Label))
        {
            return;
        }
        EntityType type = Set.Entities[outer.Readings[0].Variant.Entity].Type;
        _nested.Clear();
        SpanSelector.SelectNested(Set, _candidates, index, type, _nested);
        foreach (Candidate inner in _nested)
        {
            _chooser.Choose(inner, _fields[inner.Field], _evidence, context);
            _chosen.Add(inner);
        }
    }
}
