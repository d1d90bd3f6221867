using System.Globalization;
using System.Text;

namespace Search.Variants.Tests.Loading;

/// <summary>Counts of the shipped data, and the table of them that <c>docs/VARIANTS-DATA.md</c> shows.</summary>
internal static class DataCounts
{
    private static readonly VariantSet Set = VariantSet.Shipped;

    public static int Persons => Set.Entities.Count(static entity => entity.Type == EntityType.Person);

    public static int Cities => Set.Entities.Count(static entity => entity.Type == EntityType.City);

    public static int States => Set.Entities.Count(static entity => entity.Type == EntityType.State);

    /// <summary>Organisations but for movements, parties and media.</summary>
    public static int Organisations =>
        Set.Entities.Count(static entity => entity.Type == EntityType.Organisation) - MovementsPartiesAndMedia;

    /// <summary>Those of the files named so.</summary>
    public static int MovementsPartiesAndMedia => EntityFiles.Count("movements") + EntityFiles.Count("media");

    /// <summary>The phrase groups that somebody wrote: not those of numbers, which follow from a rule.</summary>
    public static IEnumerable<PhraseGroup> PhraseGroups =>
        Set.PhraseGroups.Where(static group => group.Domain != "numbers");

    public static int Members => PhraseGroups.Sum(static group => group.Members.Count);

    public static int Count(RelationKind kind) => Set.Relations.Count(relation => relation.Kind == kind);

    public static string Table()
    {
        var table = new StringBuilder("| what | records |\n|---|---|\n");
        foreach (EntityType type in Enum.GetValues<EntityType>())
        {
            Row(table, $"entities: {type}", Set.Entities.Count(entity => entity.Type == type));
        }
        Row(table, "of the organisations: movements, parties, media", MovementsPartiesAndMedia);
        foreach (VariantKind kind in Enum.GetValues<VariantKind>())
        {
            Row(table, $"variants: {kind}", Set.Variants.Count(variant => variant.Kind == kind));
        }
        foreach (RelationKind kind in Enum.GetValues<RelationKind>())
        {
            Row(table, $"relations: {kind}", Count(kind));
        }
        Row(table, "blockers", Set.Blockers.Count);
        Row(table, "phrase groups", PhraseGroups.Count());
        Row(table, "members of phrase groups", Members);
        Row(table, "numbers in words and in digits", Set.PhraseGroups.Count - PhraseGroups.Count());
        Row(table, "pairs of British and American spelling", Analysis.Spelling.AmericanSpelling.Count);
        return table.ToString();
    }

    private static void Row(StringBuilder table, string what, int count)
    {
        if (count > 0)
        {
            table.Append(CultureInfo.InvariantCulture, $"| {what} | {count:N0} |\n");
        }
    }
}
