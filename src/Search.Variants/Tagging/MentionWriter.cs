using Search.Variants.Automaton;

namespace Search.Variants.Tagging;

/// <summary>
/// Turns decided candidates into mentions: titles taken in, antecedents numbered, associations added.
/// </summary>
internal sealed class MentionWriter
{
    private readonly VariantSet _set;
    private readonly IReadOnlyList<TaggedText> _fields;
    private readonly List<SurfaceMatch>[] _titles;
    private readonly Associations _associations;
    private readonly DocumentContext _context;

    public MentionWriter(
        VariantSet set,
        IReadOnlyList<TaggedText> fields,
        List<SurfaceMatch>[] titles,
        Associations associations,
        DocumentContext context)
    {
        _set = set;
        _fields = fields;
        _titles = titles;
        _associations = associations;
        _context = context;
    }

    /// <summary>The mentions of the chosen candidates, which come in the order of the text.</summary>
    public List<Mention> Write(List<Candidate> chosen)
    {
        var mentions = new List<Mention>();
        var antecedents = new List<(int Mention, Candidate Full)>();
        int field = -1;
        int lastEnd = 0;
        foreach (Candidate candidate in chosen)
        {
            if (candidate.Field != field)
            {
                field = candidate.Field;
                lastEnd = 0;
            }
            candidate.Mention = candidate.Readings.Count > 0 ? mentions.Count : -1;
            foreach (Reading reading in candidate.Readings)
            {
                if (reading.Antecedent is { } full)
                {
                    antecedents.Add((mentions.Count, full));
                }
                Mention mention = Write(candidate, reading, lastEnd);
                mentions.Add(mention);
                _associations.Add(mention, _fields[field], _context, mentions);
            }
            lastEnd = Math.Max(lastEnd, candidate.End);
        }
        foreach ((int index, Candidate full) in antecedents)
        {
            mentions[index] = mentions[index] with { Antecedent = full.Mention };
        }
        return mentions;
    }

    private Mention Write(Candidate candidate, Reading reading, int lastEnd)
    {
        TaggedText text = _fields[candidate.Field];
        int start = candidate.Start;
        VariantKind kind = reading.Kind;
        if (_set.Entities[reading.Variant.Entity].Type == EntityType.Person)
        {
            int title = ShortFormResolver.TitleStart(_fields, _titles, candidate);
            if (title < start && title >= lastEnd)
            {
                start = title;
                kind = VariantKind.TitledName;
            }
        }
        return new Mention
        {
            Field = candidate.Field,
            StartToken = start,
            EndToken = candidate.End,
            StartOffset = text.Tokens.Starts[start],
            EndOffset = text.Tokens.WordEnds[candidate.End - 1],
            Entity = reading.Variant.Entity,
            Variant = reading.Variant.Ordinal,
            Kind = kind,
            Confidence = reading.Confidence,
        };
    }
}
