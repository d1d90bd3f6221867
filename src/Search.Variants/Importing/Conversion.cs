namespace Search.Variants.Importing;

/// <summary>What a line is as records of this service.</summary>
/// <param name="Records">JSON objects; empty when it is none.</param>
/// <param name="Refusal">Why it is refused; null when it is not.</param>
/// <param name="Remark">Why nothing comes of it, or what was left out; null for nothing to say.</param>
internal sealed record Conversion(IReadOnlyList<string> Records, string? Refusal = null, string? Remark = null)
{
    public static Conversion Refused(string reason) => new([], reason);

    public static Conversion Skipped(string reason) => new([], null, reason);

    public static Conversion Of(string record) => new([record]);
}
