namespace Search.Service;

/// <summary>Values of a number, moment or truth field between bounds.</summary>
/// <param name="Field">The field.</param>
public sealed record RangeNode(string Field) : QueryNode
{
    /// <summary>The lower bound; null when open.</summary>
    public FieldValue? Lower { get; init; }

    /// <summary>Whether the lower bound itself counts.</summary>
    public bool IncludeLower { get; init; } = true;

    /// <summary>The upper bound; null when open.</summary>
    public FieldValue? Upper { get; init; }

    /// <summary>Whether the upper bound itself counts.</summary>
    public bool IncludeUpper { get; init; } = true;

    /// <inheritdoc/>
    protected override string Describe() =>
        $"range({Quote(Field)},{Typed(Lower)},{IncludeLower},{Typed(Upper)},{IncludeUpper})";
}
