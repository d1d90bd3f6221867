using System.IO;
using System.Text.Json;
using Search.Analysis;
using Search.Variants.Loading;

namespace Search.Variants.Naming;

/// <summary>Reads the lexicon of names from JSON Lines; one record a line, its first key says what it is.</summary>
internal static class NameLexiconReader
{
    private const string Resource = "lexicon.jsonl";

    /// <summary>The lexicon that is embedded in this assembly.</summary>
    public static NameLexicon ReadShipped()
    {
        using Stream stream = typeof(NameLexiconReader).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"the embedded file {Resource} is gone");
        using var reader = new StreamReader(stream);
        return Read(Resource, reader);
    }

    /// <summary>Reads a lexicon; <see cref="VariantDataException"/> names every line that is wrong.</summary>
    public static NameLexicon Read(string file, TextReader reader)
    {
        var parts = new NameLexiconParts();
        var problems = new List<DataProblem>();
        int number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            using JsonDocument document = JsonDocument.Parse(line);
            var record = new RecordLine(file, number, document.RootElement, problems);
            Add(record, parts);
            _ = record.Texts("provenance", required: true);
            record.Finish();
        }
        return problems.Count == 0 ? new NameLexicon(parts) : throw new VariantDataException(problems);
    }

    private static void Add(RecordLine record, NameLexiconParts parts)
    {
        switch (record.FirstKey)
        {
            case "nicknames":
                AddGroup(record, parts, parts.Nicknames);
                break;
            case "same_name":
                AddGroup(record, parts, parts.SameNames);
                break;
            case "exonyms":
                AddGroup(record, parts, parts.Exonyms);
                break;
            case "abbreviation":
                string? shortForm = record.Text("abbreviation", required: true);
                string? meaning = record.Text("is", required: true);
                if (shortForm is not null && meaning is not null)
                {
                    parts.Abbreviations[Names.FoldKey(shortForm)] = Names.FoldKey(meaning);
                }
                break;
            default:
                AddWords(record, parts);
                break;
        }
    }

    private static void AddGroup(RecordLine record, NameLexiconParts parts, Dictionary<string, List<int>> index)
    {
        string[] members = [.. record.Texts(record.FirstKey ?? string.Empty, required: true).Select(Fold)];
        foreach (string member in members)
        {
            if (!index.TryGetValue(member, out List<int>? groups))
            {
                groups = [];
                index.Add(member, groups);
            }
            groups.Add(parts.Groups.Count);
        }
        parts.Groups.Add(members);
    }

    private static void AddWords(RecordLine record, NameLexiconParts parts)
    {
        NameWordClass? kind = record.FirstKey switch
        {
            "honorifics" => NameWordClass.Honorific,
            "particles" => NameWordClass.Particle,
            "parent_particles" => NameWordClass.ParentParticle,
            "compounds" => NameWordClass.Compound,
            "legal_forms" => NameWordClass.LegalForm,
            "stop_words" => NameWordClass.Stop,
            "exact_words" => NameWordClass.Exact,
            "organisation_words" => NameWordClass.OrganisationWord,
            "place_words" => NameWordClass.PlaceWord,
            _ => null,
        };
        if (kind is not { } known)
        {
            record.Fail($"the first key, \"{record.FirstKey}\", does not say what the record is");
            return;
        }
        if (!parts.Words.TryGetValue(known, out HashSet<string>? words))
        {
            words = new HashSet<string>(StringComparer.Ordinal);
            parts.Words.Add(known, words);
        }
        words.UnionWith(record.Texts(record.FirstKey ?? string.Empty, required: true).Select(Fold));
    }

    private static string Fold(string word) => Names.FoldKey(word);
}
