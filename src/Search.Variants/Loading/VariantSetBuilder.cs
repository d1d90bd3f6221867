using System.IO;
using System.Text.Json;
using Search.Variants.Loading;

namespace Search.Variants;

/// <summary>
/// Reads variant data line by line, checks it, and makes one immutable set. Order of files and records does not matter.
/// For one thread, for one set.
/// </summary>
public sealed class VariantSetBuilder
{
    private readonly List<DataProblem> _problems = [];
    private readonly DraftData _data = new();
    private readonly SurfaceWords _words = new();
    private readonly EntityReader _entityReader;
    private readonly RecordHash _hash = new();
    private readonly AdditionReader _additions;
    private readonly string _name;
    private readonly List<SourceLine> _lines = [];

    /// <summary>A builder for a set of that name.</summary>
    public VariantSetBuilder(string name)
    {
        _name = name;
        _entityReader = new EntityReader(_words);
        _additions = new AdditionReader(_entityReader);
    }

    /// <summary>What was wrong so far, in the order of reading.</summary>
    public IReadOnlyList<DataProblem> Problems => _problems;

    /// <summary>Adds the data that is shipped with the program.</summary>
    public VariantSetBuilder AddShipped()
    {
        ShippedData.AddTo(this);
        return this;
    }

    /// <summary>Adds the shipped records that hold no names: weights, titles, cues, profiles, sources.</summary>
    public VariantSetBuilder AddShippedSettings()
    {
        ShippedData.AddTo(this, settingsOnly: true);
        return this;
    }

    /// <summary>Reads JSON Lines.</summary>
    /// <param name="file">Name for messages.</param>
    /// <param name="reader">The text.</param>
    public VariantSetBuilder Add(string file, TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        int number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                AddLine(file, number, line);
            }
        }
        return this;
    }

    /// <summary>
    /// Checks everything and makes the set; <see cref="VariantDataException"/> with all errors when there are any.
    /// </summary>
    public VariantSet Build()
    {
        VariantSet? set = TryBuild();
        return set ?? throw new VariantDataException([.. _problems.Where(static problem => problem.IsError)]);
    }

    /// <summary>As <see cref="Build"/>, but null when there are errors: they are in <see cref="Problems"/>.</summary>
    public VariantSet? TryBuild()
    {
        _additions.Apply(_data);
        DataChecker.Check(_data, _problems);
        return _problems.Any(static problem => problem.IsError)
            ? null
            : new VariantSet(SetAssembler.Assemble(_name, _hash, _data, _words, _lines));
    }

    /// <summary>Reads one record.</summary>
    /// <param name="file">Name for messages.</param>
    /// <param name="number">Line for messages.</param>
    /// <param name="line">A JSON object.</param>
    public void AddLine(string file, int number, string line)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(line, new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException error)
        {
            _problems.Add(new DataProblem(file, number, $"not JSON: {error.Message}"));
            return;
        }
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            _problems.Add(new DataProblem(file, number, "a record is a JSON object"));
            return;
        }
        var record = new RecordLine(file, number, document.RootElement, _problems, _lines.Count);
        _lines.Add(new SourceLine(file, number, line));
        Read(record);
        _hash.Add(record.FirstKey ?? string.Empty, line);
    }

    private void Read(RecordLine record)
    {
        switch (record.FirstKey)
        {
            case "entity":
                AddUnlessNull(_data.Entities, _entityReader.Read(record));
                break;
            case "add":
                _additions.ReadAddition(record);
                break;
            case "withdraw":
                _additions.ReadWithdrawal(record);
                break;
            case "relation":
                AddUnlessNull(_data.Relations, RelationReader.Read(record));
                break;
            case "blocker":
                AddUnlessNull(_data.Blockers, BlockerReader.Read(record, _words));
                break;
            case "phrases":
                AddUnlessNull(_data.Phrases, PhraseReader.Read(record));
                break;
            default:
                ReadSetting(record);
                break;
        }
    }

    private void ReadSetting(RecordLine record)
    {
        switch (record.FirstKey)
        {
            case "source":
                Keep(_data.Sources, record, SettingsReader.ReadSource(record), []);
                break;
            case "titles":
                Keep(_data.Titles, record, record.Texts("titles", required: true));
                break;
            case "cues":
                Keep(_data.Cues, record, SettingsReader.ReadCues(record, _words));
                break;
            case "irregular":
                Keep(_data.Irregular, record, SettingsReader.ReadIrregular(record));
                break;
            case "tier":
                Keep(_data.Tiers, record, SettingsReader.ReadTier(record));
                break;
            case "kind":
                Keep(_data.Kinds, record, SettingsReader.ReadKind(record));
                break;
            case "bucket":
                Keep(_data.Buckets, record, SettingsReader.ReadBucket(record));
                break;
            case "profile":
                Keep(_data.Profiles, record, SettingsReader.ReadProfile(record));
                break;
            default:
                record.Fail($"the first key, \"{record.FirstKey}\", does not say what the record is");
                break;
        }
    }

    private static void AddUnlessNull<T>(List<T> list, T? item)
        where T : class
    {
        if (item is not null)
        {
            list.Add(item);
        }
    }

    private static void Keep<T>(List<Draft<T>> list, RecordLine record, T value) =>
        Keep(list, record, value, record.Texts("provenance", required: true));

    private static void Keep<T>(List<Draft<T>> list, RecordLine record, T value, IReadOnlyList<string> provenance)
    {
        record.Finish();
        if (!record.IsBroken)
        {
            list.Add(new Draft<T>(record, value, provenance));
        }
    }
}
