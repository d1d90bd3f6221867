using System.Globalization;

namespace Search.Variants.Changes;

/// <summary>
/// What of a record decides how documents are tagged, as a text: equal texts tag alike, whatever set they are in.
/// </summary>
internal static class TaggingKeys
{
    public static string Of(VariantSet set, Variant variant)
    {
        Entity entity = set.Entities[variant.Entity];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{entity.Id}|{entity.Type}|{variant.Surface}|{variant.Kind}|{variant.Case}|{variant.AlsoWord}"
            + $"|{variant.Prior}|{variant.Ambiguous}|{variant.Confidence}|{variant.Alone}|{Of(variant.Valid)}"
            + $"|{string.Join(";", variant.UsedBy.Select(user => $"{user.Source} {Of(user.Valid)}"))}"
            + $"|{string.Join(";", variant.Guards.Select(Of))}");
    }

    public static string Of(VariantSet set, Relation relation) => string.Create(
        CultureInfo.InvariantCulture,
        $"{relation.Kind}|{set.Entities[relation.From].Id}|{set.Entities[relation.To].Id}|{Of(relation.Valid)}"
        + $"|{relation.Confidence}");

    private static string Of(Guard guard) => string.Create(
        CultureInfo.InvariantCulture,
        $"{guard.Condition} {string.Join(",", guard.Words.Select(words => string.Join(' ', words)))}"
        + $" {string.Join(",", guard.Values)} {guard.Within} {Of(guard.Days)} {guard.Require} {guard.Times}");

    private static string Of(DateInterval interval) =>
        string.Create(CultureInfo.InvariantCulture, $"{interval.From:O}~{interval.To:O}");
}
