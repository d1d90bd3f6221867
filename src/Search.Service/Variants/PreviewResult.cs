namespace Search.Service;

/// <summary>What serving a version would change.</summary>
/// <param name="Version">The version.</param>
/// <param name="AddedNames">Names that would come.</param>
/// <param name="WithdrawnNames">Names that would go.</param>
/// <param name="Extents">What it touches of each index.</param>
/// <param name="Queries">What it does to queries.</param>
public sealed record PreviewResult(
    string Version,
    int AddedNames,
    int WithdrawnNames,
    IReadOnlyDictionary<string, ChangeExtent> Extents,
    IReadOnlyList<QueryPreview> Queries);
