using Search.Variants.Automaton;
using Search.Variants.Loading;

namespace Search.Variants;

/// <summary>What a finished set is made of.</summary>
internal sealed record VariantSetParts
{
    public required string Name { get; init; }

    public required IReadOnlyList<SourceLine> Lines { get; init; }

    public required string Checksum { get; init; }

    public required long TaggingGeneration { get; init; }

    public required Entity[] Entities { get; init; }

    public required Variant[] Variants { get; init; }

    public required Relation[] Relations { get; init; }

    public required Relation[][] RelationsFrom { get; init; }

    public required Relation[][] RelationsTo { get; init; }

    public required Blocker[] Blockers { get; init; }

    public required PhraseGroup[] PhraseGroups { get; init; }

    public required DataSource[] Sources { get; init; }

    public required string[] Titles { get; init; }

    public required NameAutomaton Automaton { get; init; }

    public required Claim[][] Claims { get; init; }

    public required bool[] Unambiguous { get; init; }

    public required bool[] HeadWords { get; init; }

    public required IReadOnlyList<string>[][] Cues { get; init; }

    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Irregular { get; init; }

    public required KindWeight[] Kinds { get; init; }

    public required double[] TierWeights { get; init; }

    public required double[] BucketLimits { get; init; }

    public required double[] BucketValues { get; init; }

    public required IReadOnlyDictionary<string, RankProfile> Profiles { get; init; }
}
