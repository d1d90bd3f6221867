namespace Search.Service;

/// <summary>A part of what is near each other: exactly one member is set.</summary>
public sealed record NearPart
{
    /// <summary>A word, or several as a phrase.</summary>
    public string? Text { get; init; }

    /// <summary>An entity by its id.</summary>
    public string? EntityId { get; init; }

    /// <summary>An entity by a name that means exactly one.</summary>
    public string? EntityName { get; init; }

    /// <summary>Parts near each other.</summary>
    public NearGroup? Near { get; init; }

    /// <summary>Any of several parts.</summary>
    public IReadOnlyList<NearPart>? Any { get; init; }

    /// <inheritdoc/>
    public override string ToString() =>
        Text is not null ? Quoted("text", Text)
        : EntityId is not null ? Quoted("id", EntityId)
        : EntityName is not null ? Quoted("name", EntityName)
        : Near is not null ? Near.ToString()
        : $"any[{string.Join(',', Any ?? [])}]";

    private static string Quoted(string kind, string text) =>
        $"{kind}\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
