using System.Security.Cryptography;
using System.Text;

namespace Search.Variants.Loading;

/// <summary>
/// Reads the records without names: sources, titles, cues, irregular forms, tiers, kinds, buckets, profiles.
/// </summary>
internal static class SettingsReader
{
    public static DataSource ReadSource(RecordLine record)
    {
        var source = new DataSource(
            record.Text("source", required: true) ?? string.Empty,
            record.Text("title", required: true) ?? string.Empty,
            record.Text("url", required: true) ?? string.Empty,
            record.Text("licence", required: true) ?? string.Empty,
            record.Text("checked", required: true) ?? string.Empty);
        record.Text("note");
        return source;
    }

    public static (CueKind Kind, IReadOnlyList<IReadOnlyList<string>> Words) ReadCues(
        RecordLine record, SurfaceWords words)
    {
        CueKind kind = record.Name("cues", CueKind.Acts, required: true);
        return (kind, [.. record.Texts("words", required: true).Select(words.Fold)]);
    }

    public static (string Lemma, IReadOnlyList<string> Forms) ReadIrregular(RecordLine record) =>
        (record.Text("irregular", required: true) ?? string.Empty, record.Texts("forms", required: true));

    public static (int Tier, double Weight) ReadTier(RecordLine record)
    {
        int tier = ReadTierNumber(record, "tier");
        return (tier, record.Number("weight", 0, 1) ?? Missing(record, "weight"));
    }

    public static KindWeight ReadKind(RecordLine record)
    {
        VariantKind kind = record.Name("kind", VariantKind.Unspecified, required: true);
        int tier = ReadTierNumber(record, "tier");
        return new KindWeight(kind, tier, record.Number("confidence", 0, 1) ?? Missing(record, "confidence"));
    }

    public static (int Bucket, double Below, double Value) ReadBucket(RecordLine record)
    {
        int bucket = record.Whole("bucket", 0, VariantSet.ConfidenceBuckets - 1) ?? -1;
        double below = record.Number("below", 0, 1) ?? double.PositiveInfinity;
        return (bucket, below, record.Number("value", 0, 1) ?? Missing(record, "value"));
    }

    public static RankProfile ReadProfile(RecordLine record)
    {
        var fallback = new RankProfile { Name = string.Empty };
        string name = record.Text("profile", required: true) ?? string.Empty;
        string checksum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(record.Raw)));
        return new RankProfile
        {
            Name = name,
            Version = $"{name}-{checksum[..8]}",
            K1 = record.NumberOr("k1", 0, 10, fallback.K1),
            TitleWeight = record.NumberOr("title_weight", 0, 10, fallback.TitleWeight),
            TitleB = record.NumberOr("title_b", 0, 1, fallback.TitleB),
            BodyB = record.NumberOr("body_b", 0, 1, fallback.BodyB),
            EntityTitleWeight = record.NumberOr("entity_title_weight", 0, 10, fallback.EntityTitleWeight),
            EntityB = record.NumberOr("entity_b", 0, 1, fallback.EntityB),
            ExactBonus = record.NumberOr("exact_bonus", 0, 1, fallback.ExactBonus),
            Association = record.NumberOr("association", 0, 1, fallback.Association),
            NameBoost = record.NumberOr("name_boost", 0, 10, fallback.NameBoost),
            Tie = record.NumberOr("tie", 0, 1, fallback.Tie),
            PhraseCap = record.NumberOr("phrase_cap", 0, 1, fallback.PhraseCap),
            MaxPhrases = record.WholeOr("max_phrases", 0, 24, fallback.MaxPhrases),
            MaxInterpretations = record.WholeOr("max_interpretations", 1, 8, fallback.MaxInterpretations),
            CoordinationCap = record.NumberOr("coordination_cap", 0, 4, fallback.CoordinationCap),
            CoordinationConcepts = record.WholeOr("coordination_concepts", 1, 100, fallback.CoordinationConcepts),
            ProximityCap = record.NumberOr("proximity_cap", 0, 4, fallback.ProximityCap),
            FuzzyBelow = record.WholeOr("fuzzy_below", 0, 1000, fallback.FuzzyBelow),
            ProximityWindow = record.WholeOr("proximity_window", 1, 200, fallback.ProximityWindow),
            HalfLifeDays = record.NumberOr("half_life_days", 0, 100_000, fallback.HalfLifeDays),
            RecencyFloor = record.NumberOr("recency_floor", 0, 1, fallback.RecencyFloor),
            FeedbackDocuments = record.WholeOr("feedback_documents", 0, 100, fallback.FeedbackDocuments),
            FeedbackTerms = record.WholeOr("feedback_terms", 1, 100, fallback.FeedbackTerms),
            FeedbackWeight = record.NumberOr("feedback_weight", 0, 1, fallback.FeedbackWeight),
            FeedbackMinDocuments =
                record.WholeOr("feedback_min_documents", 0, int.MaxValue, fallback.FeedbackMinDocuments),
        };
    }

    private static int ReadTierNumber(RecordLine record, string key)
    {
        string? text = record.Text(key, required: true);
        if (text is ['T', >= '0' and <= '4'])
        {
            return text[1] - '0';
        }
        if (text is not null)
        {
            record.Fail($"\"{key}\" is T0, T1, T2, T3 or T4");
        }
        return 0;
    }

    private static double Missing(RecordLine record, string key)
    {
        record.Fail($"\"{key}\" is missing");
        return 0;
    }
}
