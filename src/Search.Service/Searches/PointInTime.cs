namespace Search.Service;

/// <summary>A moment of an index that a caller keeps.</summary>
/// <param name="Token">What searches name it by.</param>
/// <param name="ServedSequence">It has every write up to this sequence.</param>
/// <param name="KeepAlive">How long it is kept after each use.</param>
public sealed record PointInTime(string Token, long ServedSequence, TimeSpan KeepAlive);
