using Search.Analysis.Words;

namespace Search.Variants.Tagging;

/// <summary>The guards of all variants with their word lists made ready; evaluates them on candidates.</summary>
internal sealed class GuardTable
{
    private readonly Dictionary<Guard, CueMatcher> _matchers = new(ReferenceEqualityComparer.Instance);

    public GuardTable(VariantSet set)
    {
        foreach (Guard guard in set.Variants.SelectMany(static variant => variant.Guards))
        {
            if (guard.Words.Count > 0)
            {
                _matchers.TryAdd(guard, new CueMatcher(guard.Words));
            }
        }
    }

    /// <summary>What the guards that need only the surroundings make of a reading's confidence; 0 rejects it.</summary>
    public double Local(Variant variant, TaggedText text, int start, int end, DocumentContext context)
    {
        double factor = 1;
        foreach (Guard guard in variant.Guards)
        {
            if (guard.Condition == GuardCondition.CoMention)
            {
                continue;
            }
            bool holds = Holds(guard, text, start, end, context);
            if (holds)
            {
                factor *= guard.Times;
            }
            else if (guard.Require)
            {
                return 0;
            }
        }
        return factor;
    }

    private bool Holds(Guard guard, TaggedText text, int start, int end, DocumentContext context) =>
        guard.Condition switch
        {
            GuardCondition.Left => _matchers[guard].IsBefore(text, start, guard.Within),
            GuardCondition.Right => _matchers[guard].IsAfter(text, end, guard.Within),
            GuardCondition.NotFollowedBy => !_matchers[guard].IsAfter(text, end),
            GuardCondition.NotPrecededBy => !_matchers[guard].IsBefore(text, start),
            GuardCondition.DocumentSource => context.Source is { } source && guard.Values.Contains(source),
            GuardCondition.DocumentDate => context.Date is { } date && guard.Days.Contains(date),
            GuardCondition.TextCase => guard.Values.Contains(CaseOf(text, start)),
            _ => true,
        };

    private static string CaseOf(TaggedText text, int token) =>
        text.Has(token, RawTokenFlags.AllCaps) ? "ALL_CAPS"
        : text.Has(token, RawTokenFlags.Capitalised) ? "INITIAL_CAP"
        : "LOWER";
}
