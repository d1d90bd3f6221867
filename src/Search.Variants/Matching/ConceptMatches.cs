using Search.Analysis;
using Search.Queries;

namespace Search.Variants.Matching;

/// <summary>Turns the occurrences of one concept's winning reading into parts and spans.</summary>
internal sealed class ConceptMatches
{
    private readonly HitContext _hit;
    private readonly QueryConcept _concept;
    private readonly QueryReading _reading;
    private readonly IReadOnlyList<string> _rejected;
    private readonly int _index;
    private readonly WordMatchKinds _kinds;

    public ConceptMatches(HitContext hit, QueryConcept concept, int winner, int index)
    {
        _hit = hit;
        _concept = concept;
        _reading = concept.Readings[winner];
        _index = index;
        _rejected =
        [
            .. concept.Readings.Where((_, i) => i != winner)
                .Select(static reading => reading.Entity?.Id ?? $"\"{reading.DisplayName}\""),
        ];
        _kinds = new WordMatchKinds(concept.QueryPart, _reading);
    }

    public void Add(List<QueryMatch> matches, List<MatchedPart> parts, List<MatchedSpan> spans)
    {
        var found = new List<MatchedPart>();
        var seen = new HashSet<(string Field, int Start, int End)>();
        foreach (QueryMatch match in SlotRuns.Merge(matches))
        {
            MatchedPart? part = PartOf(match);
            if (part is not null && seen.Add((part.Field, part.StartOffset, part.EndOffset)))
            {
                found.Add(part);
            }
        }
        RemoveInner(found);
        spans.AddRange(found.Select(part => new MatchedSpan(part.Field, part.StartOffset, part.EndOffset, _index)));
        parts.AddRange(found
            .GroupBy(static part => (part.Field, part.Kind, part.VariantId, part.Surface))
            .Select(static same => same.First() with { Occurrences = same.Count() })
            .OrderBy(static part => part.Tier).ThenByDescending(static part => part.Confidence)
            .ThenByDescending(static part => part.Occurrences));
    }

    /// <summary>
    /// Sorts by place and removes what stands inside a longer match: a word there says nothing more. No two parts have the
    /// same place, and one that contains another comes before it.
    /// </summary>
    private static void RemoveInner(List<MatchedPart> found)
    {
        found.Sort(static (a, b) =>
        {
            int order = string.CompareOrdinal(a.Field, b.Field);
            order = order != 0 ? order : a.StartOffset.CompareTo(b.StartOffset);
            return order != 0 ? order : b.EndOffset.CompareTo(a.EndOffset);
        });
        string field = string.Empty;
        int end = 0;
        found.RemoveAll(part =>
        {
            bool isInner = string.Equals(part.Field, field, StringComparison.Ordinal) && part.EndOffset <= end;
            if (!isInner)
            {
                field = part.Field;
                end = part.EndOffset;
            }
            return isInner;
        });
    }

    private MatchedPart? PartOf(QueryMatch match)
    {
        if (EntityTerms.TryParse(match.Term.Span, out string entityId, out VariantKind kind, out int _))
        {
            string field = TextField(match.Field, VariantFields.Entities(string.Empty));
            StoredMention? mention = _hit.FindMention(field, match.StartPosition, entityId, kind);
            return mention is null ? null : OfMention(mention);
        }
        return match.StartOffset < 0 ? null : OfWords(match);
    }

    private static string TextField(string field, string suffix) =>
        field.EndsWith(suffix, StringComparison.Ordinal) ? field[..^suffix.Length] : field;

    private MatchedPart OfMention(StoredMention mention)
    {
        string surface = _hit.Surface(mention.Field, mention.StartOffset, mention.EndOffset);
        if (surface.Length == 0)
        {
            surface = mention.Variant?.Surface ?? string.Empty;
        }
        string usedBy = UsedBy(mention);
        string displayName = mention.Entity?.DisplayName ?? string.Empty;
        string reason = ReasonTemplates.OfName(surface, displayName, mention.Kind, usedBy, mention.Entity?.Disputes);
        bool isAssociation = IsAssociation(mention);
        bool isFuzzy = _reading.Tier == _hit.Set.Tier(VariantKind.Fuzzy);
        int least = isAssociation || isFuzzy ? _reading.Tier : 0;
        return new MatchedPart
        {
            QueryPart = _concept.QueryPart,
            EntityId = mention.Entity?.Id ?? string.Empty,
            VariantId = mention.Variant?.Id ?? string.Empty,
            Kind = isFuzzy ? VariantKind.Fuzzy : mention.Kind,
            Tier = Math.Max(_hit.Set.Tier(mention.Kind), least),
            Confidence = mention.Confidence * _reading.Confidence,
            Field = mention.Field,
            Surface = surface,
            StartByte = _hit.ByteOffset(mention.Field, mention.StartOffset),
            EndByte = _hit.ByteOffset(mention.Field, mention.EndOffset),
            StartOffset = mention.StartOffset,
            EndOffset = mention.EndOffset,
            StartPosition = mention.Position,
            EndPosition = mention.Position + mention.Length,
            UsedBy = usedBy,
            Reason = Reached(isFuzzy, isAssociation, displayName, reason),
            Rejected = _rejected,
        };
    }

    /// <summary>Whether the query's words only stand for the entity.</summary>
    private bool IsAssociation(StoredMention mention) => _reading.Typed is { } typed
        && mention.Entity is { } entity && typed.Entity != entity.Ordinal;

    /// <summary>How the query's words reach the entity, before what the document says of it.</summary>
    private string Reached(bool isFuzzy, bool isAssociation, string displayName, string reason)
    {
        if (isFuzzy)
        {
            return ReasonTemplates.OfSimilar(_concept.QueryPart, displayName, reason);
        }
        return isAssociation ? ReasonTemplates.OfAssociation(_concept.QueryPart, displayName, reason) : reason;
    }

    /// <summary>Who prints a label: the document's source, which does; else those on record.</summary>
    private string UsedBy(StoredMention mention)
    {
        if (mention.Kind != VariantKind.Label)
        {
            return string.Empty;
        }
        return _hit.Source ?? string.Join(", ", mention.Variant?.UsedBy.Select(static user => user.Source) ?? []);
    }

    private MatchedPart OfWords(QueryMatch match)
    {
        string surface = _hit.Surface(match.Field, match.StartOffset, match.EndOffset);
        (VariantKind kind, string group) = _kinds.Of(match, surface);
        if (kind == VariantKind.Inflection && Printed(surface) is { } variant)
        {
            return OfMention(AsMention(match, variant));
        }
        return new MatchedPart
        {
            QueryPart = _concept.QueryPart,
            EntityId = _reading.Entity?.Id ?? string.Empty,
            Kind = kind,
            Tier = _hit.Set.Tier(kind),
            Confidence = _reading.Confidence,
            Field = match.Field,
            Surface = surface,
            StartByte = _hit.ByteOffset(match.Field, match.StartOffset),
            EndByte = _hit.ByteOffset(match.Field, match.EndOffset),
            StartOffset = match.StartOffset,
            EndOffset = match.EndOffset,
            StartPosition = match.StartPosition,
            EndPosition = match.EndPosition,
            PhraseGroupId = group,
            Reason = group.Length > 0
                ? ReasonTemplates.OfPhrasing(surface, _concept.QueryPart, kind)
                : ReasonTemplates.OfWord(surface, _concept.QueryPart, kind),
            Rejected = _rejected,
        };
    }

    /// <summary>The name of the entity that words print which the document was tagged too early to have as a mention.</summary>
    private Variant? Printed(string surface)
    {
        string key = Names.FoldKey(surface);
        return _reading.Entity?.Variants.FirstOrDefault(
            variant => string.Equals(Names.FoldKey(variant.Surface), key, StringComparison.Ordinal));
    }

    private StoredMention AsMention(QueryMatch match, Variant variant) => new()
    {
        Field = match.Field,
        Position = match.StartPosition,
        Length = match.EndPosition - match.StartPosition,
        StartOffset = match.StartOffset,
        EndOffset = match.EndOffset,
        Entity = _hit.Set.Entities[variant.Entity],
        Variant = variant,
        Kind = variant.Kind,
        Confidence = variant.Confidence,
        Antecedent = -1,
    };
}
