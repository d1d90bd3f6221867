namespace Search.Variants.Loading;

/// <summary>Reads the guards of a variant.</summary>
internal static class GuardReader
{
    private static readonly (string Key, GuardCondition Condition)[] Conditions =
    [
        ("left", GuardCondition.Left),
        ("right", GuardCondition.Right),
        ("co_mention", GuardCondition.CoMention),
        ("document_source", GuardCondition.DocumentSource),
        ("document_date", GuardCondition.DocumentDate),
        ("text_case", GuardCondition.TextCase),
        ("not_followed_by", GuardCondition.NotFollowedBy),
        ("not_preceded_by", GuardCondition.NotPrecededBy),
    ];

    public static IReadOnlyList<Guard> Read(RecordLine variant, SurfaceWords words)
    {
        var guards = new List<Guard>();
        foreach (RecordLine item in variant.Items("guards"))
        {
            Guard? guard = ReadOne(item, words);
            item.Finish();
            if (guard is null || item.IsBroken)
            {
                variant.Fail("a guard of this variant was refused");
                continue;
            }
            guards.Add(guard);
        }
        return guards;
    }

    private static Guard? ReadOne(RecordLine item, SurfaceWords words)
    {
        (string Key, GuardCondition Condition)[] found = [.. Conditions.Where(pair => item.Has(pair.Key))];
        if (found.Length != 1)
        {
            item.Fail("a guard has exactly one of " + string.Join(' ', Conditions.Select(static pair => pair.Key)));
            return null;
        }
        (string key, GuardCondition condition) = found[0];
        bool isNegative = condition is GuardCondition.NotFollowedBy or GuardCondition.NotPrecededBy;
        bool isWords = isNegative || condition is GuardCondition.Left or GuardCondition.Right;
        DateInterval days = condition == GuardCondition.DocumentDate ? item.Interval(key) : DateInterval.Always;
        IReadOnlyList<string> values = condition == GuardCondition.DocumentDate ? [] : item.Texts(key);
        double? times = item.Number("times", 0, 10);
        bool require = item.Flag("require");
        int within = item.Whole("within", 1, 10) ?? 1;
        CheckEffect(item, isNegative, require, times);
        if (condition == GuardCondition.TextCase && !values.All(IsTextCase))
        {
            item.Fail("\"text_case\" is INITIAL_CAP, LOWER or ALL_CAPS");
        }
        return new Guard
        {
            Condition = condition,
            Words = isWords ? [.. values.Select(words.Fold)] : [],
            Values = isWords ? [] : values,
            Within = within,
            Days = days,
            Require = require || isNegative,
            Times = times ?? 1,
        };
    }

    private static bool IsTextCase(string value) => value is "INITIAL_CAP" or "LOWER" or "ALL_CAPS";

    private static void CheckEffect(RecordLine item, bool isNegative, bool require, double? times)
    {
        if (isNegative && (require || times.HasValue))
        {
            item.Fail("not_followed_by and not_preceded_by have no effect of their own: they always require");
        }
        else if (!isNegative && require == times.HasValue)
        {
            item.Fail("a guard says either \"require\":true or \"times\"");
        }
    }
}
