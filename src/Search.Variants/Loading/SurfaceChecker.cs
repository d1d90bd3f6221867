namespace Search.Variants.Loading;

/// <summary>Checks that a surface says whom it means: claimed once, or by several with different force.</summary>
internal sealed class SurfaceChecker
{
    private readonly DraftData _data;
    private readonly List<DataProblem> _problems;

    public SurfaceChecker(DraftData data, List<DataProblem> problems)
    {
        _data = data;
        _problems = problems;
    }

    public void Check()
    {
        ILookup<string, VariantDraft> byKey = _data.Entities
            .SelectMany(static entity => entity.Variants)
            .ToLookup(static variant => variant.Key, StringComparer.Ordinal);
        foreach (IGrouping<string, VariantDraft> claims in byKey)
        {
            VariantDraft[] same = [.. claims];
            for (int i = 0; i < same.Length; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    // The record that was read later is told of: a user's, not a shipped one.
                    bool isLater = same[i].Record.Order >= same[j].Record.Order;
                    Compare(same[isLater ? j : i], same[isLater ? i : j]);
                }
            }
        }
        CheckBlockers(byKey);
    }

    private void Compare(VariantDraft first, VariantDraft second)
    {
        string place = $"{first.Record.File}:{first.Record.Line}";
        string surface = second.Variant.Surface;
        if (first.Variant.Ambiguous && second.Variant.Ambiguous)
        {
            return;
        }
        if (Force(first.Variant) == Force(second.Variant) && !AreSurnames(first, second) && !AreGuarded(first, second)
            && CanMeetInTime(first.Variant.Valid, second.Variant.Valid) && CanMeetInCase(first, second))
        {
            DataChecker.Report(
                _problems,
                second.Record,
                $"\"{surface}\" is claimed with equal force by {first.Entity} ({place}) and {second.Entity}: "
                + "give them different \"prior\" values, or both \"ambiguous\":true");
        }
    }

    private static (double Prior, double Alone) Force(Variant variant) => (variant.Prior, variant.Alone);

    /// <summary>Two surnames that need a full name before them never compete.</summary>
    private static bool AreSurnames(VariantDraft first, VariantDraft second) =>
        NeedsFullName(first.Variant) || NeedsFullName(second.Variant);

    private static bool NeedsFullName(Variant variant) =>
        variant.Kind is VariantKind.Surname or VariantKind.ShortForm && variant.Alone == 0;

    private static bool AreGuarded(VariantDraft first, VariantDraft second) =>
        first.Variant.Guards.Any(static guard => guard.Require)
        && second.Variant.Guards.Any(static guard => guard.Require);

    private static bool CanMeetInTime(DateInterval first, DateInterval second) =>
        (first.To ?? DateOnly.MaxValue) >= (second.From ?? DateOnly.MinValue)
        && (second.To ?? DateOnly.MaxValue) >= (first.From ?? DateOnly.MinValue);

    private static bool CanMeetInCase(VariantDraft first, VariantDraft second) =>
        first.Variant.Case != CaseRule.Exact || second.Variant.Case != CaseRule.Exact
        || string.Equals(first.Variant.Surface, second.Variant.Surface, StringComparison.Ordinal);

    private void CheckBlockers(ILookup<string, VariantDraft> byKey)
    {
        var seen = new Dictionary<string, RecordLine>(StringComparer.Ordinal);
        foreach (BlockerDraft blocker in _data.Blockers)
        {
            foreach (IReadOnlyList<SurfaceWord> words in blocker.Words)
            {
                string key = string.Join(' ', words.Select(static word => word.Folded));
                if (!seen.TryAdd(key, blocker.Record))
                {
                    DataChecker.Report(_problems, blocker.Record, $"\"{key}\" is blocked twice");
                }
                if (byKey[key].FirstOrDefault() is { } claim)
                {
                    RecordLine later = claim.Record.Order > blocker.Record.Order ? claim.Record : blocker.Record;
                    DataChecker.Report(_problems, later, $"\"{key}\" is a blocker and a name of {claim.Entity}");
                }
            }
        }
    }
}
