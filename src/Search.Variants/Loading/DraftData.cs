namespace Search.Variants.Loading;

/// <summary>All records read so far.</summary>
internal sealed class DraftData
{
    public List<EntityDraft> Entities { get; } = [];

    public List<RelationDraft> Relations { get; } = [];

    public List<BlockerDraft> Blockers { get; } = [];

    public List<Draft<PhraseGroup>> Phrases { get; } = [];

    public List<Draft<DataSource>> Sources { get; } = [];

    public List<Draft<IReadOnlyList<string>>> Titles { get; } = [];

    public List<Draft<(CueKind Kind, IReadOnlyList<IReadOnlyList<string>> Words)>> Cues { get; } = [];

    public List<Draft<(string Lemma, IReadOnlyList<string> Forms)>> Irregular { get; } = [];

    public List<Draft<(int Tier, double Weight)>> Tiers { get; } = [];

    public List<Draft<KindWeight>> Kinds { get; } = [];

    public List<Draft<(int Bucket, double Below, double Value)>> Buckets { get; } = [];

    public List<Draft<RankProfile>> Profiles { get; } = [];
}
