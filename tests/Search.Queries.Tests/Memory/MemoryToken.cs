namespace Search.Queries.Tests;

/// <summary>One token of a field.</summary>
internal sealed record MemoryToken(string Term, int Position, int Start = -1, int End = -1, byte[]? Payload = null);
