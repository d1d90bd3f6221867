using System.CommandLine;
using System.IO;
using Search.Variants;

namespace Search.Cli.Commands;

/// <summary>The formats of files of names, as the command line calls them.</summary>
internal static class VariantFormats
{
    private static readonly Dictionary<string, ImportFormat> ByName = new(StringComparer.Ordinal)
    {
        ["jsonl"] = ImportFormat.JsonLines,
        ["wikidata"] = ImportFormat.Wikidata,
        ["ftm"] = ImportFormat.FollowTheMoney,
        ["names"] = ImportFormat.Names,
        ["solr"] = ImportFormat.SolrSynonyms,
    };

    internal static Option<string?> Option()
    {
        var option = new Option<string?>("--format")
        {
            Description = "jsonl (records of this program), wikidata (dump lines), ftm (FollowTheMoney entities), names"
                + " (name TAB alias [TAB type]), solr (synonym rules);"
                + " by default names for .tsv, solr for .txt, else jsonl.",
        };
        option.AcceptOnlyFromAmong([.. ByName.Keys]);
        return option;
    }

    internal static Option<string?> TypeOption()
    {
        var option = new Option<string?>("--type")
        {
            Description = "Type of things that no list knows and whose line gives none:"
                + " PERSON, ORGANISATION, STATE, CITY, REGION, ROLE, EVENT, CONCEPT. Without it their lines are refused.",
        };
        option.AcceptOnlyFromAmong("STATE", "CITY", "REGION", "PERSON", "ORGANISATION", "ROLE", "EVENT", "CONCEPT");
        return option;
    }

    internal static EntityType TypeOf(string? name) =>
        name is not null && Enum.TryParse(name, ignoreCase: true, out EntityType type) ? type : EntityType.Unspecified;

    internal static ImportFormat Of(string? name, string file)
    {
        if (name is not null)
        {
            return ByName[name];
        }
        string plain = file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? file[..^3] : file;
        return Path.GetExtension(plain) switch
        {
            ".tsv" => ImportFormat.Names,
            ".txt" => ImportFormat.SolrSynonyms,
            _ => ImportFormat.JsonLines,
        };
    }
}
