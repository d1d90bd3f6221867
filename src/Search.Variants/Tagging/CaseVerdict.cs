namespace Search.Variants.Tagging;

/// <summary>What the capitals of a candidate say.</summary>
internal enum CaseVerdict
{
    /// <summary>Not this name.</summary>
    No,

    /// <summary>As it should be.</summary>
    Yes,

    /// <summary>They say nothing here: only with other evidence.</summary>
    NeedsSupport,
}
