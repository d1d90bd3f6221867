using System.IO;

namespace Search.Service;

/// <summary>How sources are read.</summary>
public sealed record SourceOptions
{
    /// <summary>The schema that gives values their types.</summary>
    public required Schema Schema { get; init; }

    /// <summary>Time zone of dates without an offset.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>
    /// Refuse records with fields that the schema does not have; otherwise such fields are left out and counted.
    /// </summary>
    public bool Strict { get; init; }

    /// <summary>Longest record in bytes; a longer one is bad and skipped.</summary>
    public int MaxRecordBytes { get; init; } = 16 << 20;

    /// <summary>Where the source <c>-</c> is read from.</summary>
    public Stream? StandardInput { get; init; }

    /// <summary>What standard input holds.</summary>
    public SourceFormat StandardInputFormat { get; init; } = SourceFormat.JsonLines;
}
