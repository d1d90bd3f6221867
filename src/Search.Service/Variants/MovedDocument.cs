namespace Search.Service;

/// <summary>A document that changes its rank.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Before">Its rank now, from 1.</param>
/// <param name="After">Its rank afterwards.</param>
public sealed record MovedDocument(string Id, int Before, int After);
