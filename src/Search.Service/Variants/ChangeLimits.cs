namespace Search.Service;

/// <summary>What a change of the variant data may touch without being told that it may touch more.</summary>
public sealed record ChangeLimits
{
    /// <summary>In an index of fewer documents nothing is too much.</summary>
    public long SmallIndexDocuments { get; init; } = 1000;

    /// <summary>Share of an index's documents that may be tagged again.</summary>
    public double MaxAffectedShare { get; init; } = 0.5;

    /// <summary>Share of an index's documents in which a name of one word may stand.</summary>
    public double MaxWordShare { get; init; } = 0.2;

    /// <summary>Why a change is refused; null when it is not.</summary>
    internal ServiceError? Refuse(string index, ChangeExtent extent)
    {
        if (extent.Documents < SmallIndexDocuments)
        {
            return null;
        }
        if (extent.FrequentDocuments > MaxWordShare * extent.Documents)
        {
            return Error(
                index,
                $"the name \"{extent.FrequentName}\" stands in {extent.FrequentDocuments} of {extent.Documents} documents");
        }
        return extent.Affected > MaxAffectedShare * extent.Documents
            ? Error(index, $"{extent.Affected} of {extent.Documents} documents would be tagged again")
            : null;
    }

    private static ServiceError Error(string index, FormattableString what) => ServiceError.OfIndex(
        ErrorCode.FailedPrecondition, ErrorReasons.ChangeTooLarge, index,
        FormattableString.Invariant(what) + $" of index \"{index}\": allow a large change if that is meant");
}
