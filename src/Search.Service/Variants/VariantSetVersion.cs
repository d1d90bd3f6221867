namespace Search.Service;

/// <summary>One immutable version of a variant set.</summary>
public sealed record VariantSetVersion
{
    /// <summary>Number within its set, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The version that requests and answers name: the set's name and a checksum over all its records.</summary>
    public required string Version { get; init; }

    /// <summary>What documents tagged with it carry.</summary>
    public required long Generation { get; init; }

    /// <summary>The version of the data that the process was started with, when this was made.</summary>
    public required string BaseVersion { get; init; }

    /// <summary>SHA-256 of the stored records, in hexadecimal.</summary>
    public required string Checksum { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreateTime { get; init; }

    /// <summary>Records it adds to the base.</summary>
    public required int Records { get; init; }

    /// <summary>Entities, those of the base included.</summary>
    public required int Entities { get; init; }

    /// <summary>Names, those of the base included.</summary>
    public required int Names { get; init; }
}
