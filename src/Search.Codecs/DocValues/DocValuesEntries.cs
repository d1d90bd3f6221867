namespace Search.Codecs;

/// <summary>A numeric field.</summary>
internal sealed record NumericEntry(DocSet Docs, NumericColumn Values);

/// <summary>A sorted-numeric field; without addresses every document of the set has one value.</summary>
internal sealed record SortedNumericEntry(DocSet Docs, NumericColumn Values, MonotonicReader? Addresses);

/// <summary>A sorted field.</summary>
internal sealed record SortedEntry(DocSet Docs, PackedValues Ords, TermsDictionary Terms);

/// <summary>A sorted-set field of which some document has several values.</summary>
internal sealed record SortedSetEntry(
    DocSet Docs, PackedValues Ords, long OrdCount, MonotonicReader Addresses, TermsDictionary Terms);
