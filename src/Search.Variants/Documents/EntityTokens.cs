namespace Search.Variants.Documents;

/// <summary>Makes the tokens of an entities field from mentions; keeps the terms it has made.</summary>
internal sealed class EntityTokens
{
    private const int MaxCachedTerms = 1 << 16;

    private readonly VariantSet _set;
    private readonly Dictionary<int, string> _terms = [];
    private readonly byte[][] _payloads = new byte[128 * VariantSet.ConfidenceBuckets][];

    public EntityTokens(VariantSet set) => _set = set;

    /// <summary>The tokens of one field, by position; each term at most once at a position.</summary>
    public List<EntityToken> Make(IReadOnlyList<Mention> mentions, int field)
    {
        var tokens = new List<EntityToken>();
        foreach (Mention mention in mentions)
        {
            if (mention.Field != field)
            {
                continue;
            }
            int bucket = _set.BucketOf(mention.Confidence);
            byte[] payload = Payload(mention.Length, bucket);
            Add(tokens, Term(mention.Entity, VariantKind.Unspecified, 0), mention.StartToken, payload);
            Add(tokens, Term(mention.Entity, mention.Kind, bucket), mention.StartToken, payload);
        }
        // Titles taken into a name may begin before a mention that was found earlier.
        tokens.Sort(static (a, b) => a.Position.CompareTo(b.Position));
        return tokens;
    }

    private static void Add(List<EntityToken> tokens, string term, int position, byte[] payload)
    {
        for (int i = tokens.Count - 1; i >= 0 && tokens[i].Position >= position; i--)
        {
            if (tokens[i].Position == position && string.Equals(tokens[i].Term, term, StringComparison.Ordinal))
            {
                return;
            }
        }
        tokens.Add(new EntityToken(term, position, payload));
    }

    private string Term(int entity, VariantKind kind, int bucket)
    {
        int key = (entity * 32 + (int)kind) * VariantSet.ConfidenceBuckets + bucket;
        if (!_terms.TryGetValue(key, out string? term))
        {
            string id = _set.Entities[entity].Id;
            term = kind == VariantKind.Unspecified ? EntityTerms.Base(id) : EntityTerms.OfKind(id, kind, bucket);
            if (_terms.Count >= MaxCachedTerms)
            {
                _terms.Clear();
            }
            _terms.Add(key, term);
        }
        return term;
    }

    private byte[] Payload(int length, int bucket)
    {
        // A length below 128 is one byte as a vInt; surfaces have at most 32 words, titles a few more.
        int bounded = Math.Min(length, 127);
        return _payloads[bounded * VariantSet.ConfidenceBuckets + bucket] ??= [(byte)bounded, (byte)bucket];
    }
}
