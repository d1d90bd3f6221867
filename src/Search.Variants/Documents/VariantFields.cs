namespace Search.Variants;

/// <summary>Names of the fields that stand beside a text field.</summary>
public static class VariantFields
{
    /// <summary>Binary doc values: the mention table.</summary>
    public const string Mentions = "_mentions";

    /// <summary>Numeric doc values: the tagging generation of the variant set.</summary>
    public const string Generation = "_variants";

    /// <summary>The case-folded words of a text field.</summary>
    public static string Exact(string field) => field + ".exact";

    /// <summary>The mentions of a text field.</summary>
    public static string Entities(string field) => field + ".entities";
}
