namespace Search.Variants;

/// <summary>Where facts were checked.</summary>
/// <param name="Id">Id that provenance lists.</param>
/// <param name="Title">What it is.</param>
/// <param name="Url">Where it is.</param>
/// <param name="Licence">Its licence, or <c>facts</c>.</param>
/// <param name="Checked">When, year and month.</param>
public sealed record DataSource(string Id, string Title, string Url, string Licence, string Checked);
