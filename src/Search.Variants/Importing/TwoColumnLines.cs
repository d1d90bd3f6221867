using Search.Variants.Loading;

namespace Search.Variants.Importing;

/// <summary>Reads <c>name TAB alias [TAB type]</c>: the alias becomes another name of what the name means.</summary>
internal sealed class TwoColumnLines(KnownNames known, EntityLines entities, ImportOptions options)
{
    public Conversion Convert(string line)
    {
        string[] columns = line.Split('\t');
        if (columns.Length is < 2 or > 3)
        {
            return Conversion.Refused($"{columns.Length} columns; name TAB alias [TAB type] was expected");
        }
        string name = columns[0].Trim();
        string alias = columns[1].Trim();
        if (name.Length == 0 || alias.Length == 0)
        {
            return Conversion.Refused("a name is empty");
        }
        EntityType type = options.DefaultType;
        if (columns.Length == 3 && !EnumNames<EntityType>.TryParse(columns[2].Trim(), out type))
        {
            return Conversion.Refused($"\"{columns[2]}\" is not one of {EnumNames<EntityType>.All}");
        }
        string[] meant = [.. known.Find(name).Where(id => columns.Length == 2 || known.TypeOf(id) == type)];
        return meant switch
        {
            [var only] when known.Find(alias).Contains(only) => Conversion.Skipped($"{only} has this name already"),
            [var only] => Add(only, alias),
            [] when type == EntityType.Unspecified => Conversion.Refused(
                $"nothing is called \"{name}\": give its type in a third column, or a type for the whole import"),
            [] => entities.Convert(
                type, name, [new ImportedName(name, VariantKind.ShortName), EntityLines.Another(alias)],
                options.SourceId),
            _ => Conversion.Refused($"\"{name}\" may mean {string.Join(" or ", meant.Order(StringComparer.Ordinal))}"),
        };
    }

    /// <summary>One more name of an entity.</summary>
    private Conversion Add(string id, string alias)
    {
        known.Add(id, known.TypeOf(id), [alias]);
        return Conversion.Of(RecordText.Addition(id, [EntityLines.Another(alias)], options.SourceId));
    }
}
