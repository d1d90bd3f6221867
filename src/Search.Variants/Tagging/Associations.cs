using Search.Analysis.Words;

namespace Search.Variants.Tagging;

/// <summary>
/// What mentions stand for beside what they name: a capital for the government, an institution for its state, a
/// person for the role held on the document's date. Cues shift the confidence; they do not decide.
/// </summary>
internal sealed class Associations
{
    private const double AsPlace = 0.4;
    private const double AsActing = 1.3;
    private const double AsActor = 1.2;

    private readonly VariantSet _set;
    private readonly CueMatcher _acts;
    private readonly CueMatcher _placeLeft;
    private readonly CueMatcher _actorLeft;

    public Associations(VariantSet set)
    {
        _set = set;
        _acts = new CueMatcher(set.Cues(CueKind.Acts));
        _placeLeft = new CueMatcher(set.Cues(CueKind.PlaceLeft));
        _actorLeft = new CueMatcher(set.Cues(CueKind.ActorLeft));
    }

    /// <summary>Adds what a mention stands for.</summary>
    public void Add(Mention mention, TaggedText text, DocumentContext context, List<Mention> into)
    {
        double factor = 0;
        foreach (Relation relation in _set.RelationsFrom(mention.Entity))
        {
            VariantKind kind = relation.AssociationKind;
            bool isDated = relation.Kind == RelationKind.HoldsRole && context.Date is null;
            if (kind == VariantKind.Unspecified || isDated || !relation.Valid.Contains(context.Date))
            {
                continue;
            }
            if (factor == 0)
            {
                factor = _set.Entities[mention.Entity].Type == EntityType.Person ? 1 : Cues(mention, text);
            }
            into.Add(mention with
            {
                Entity = relation.To,
                Kind = kind,
                Confidence = Math.Min(1, mention.Confidence * relation.Confidence * factor),
                Antecedent = -1,
            });
        }
    }

    private double Cues(Mention mention, TaggedText text)
    {
        if (_placeLeft.IsBefore(text, mention.StartToken))
        {
            return AsPlace;
        }
        if (text.Has(mention.EndToken - 1, RawTokenFlags.Possessive) || _acts.IsAfter(text, mention.EndToken))
        {
            return AsActing;
        }
        return _actorLeft.IsBefore(text, mention.StartToken) ? AsActor : 1;
    }
}
