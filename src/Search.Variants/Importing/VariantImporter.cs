using Search.Variants.Importing;

namespace Search.Variants;

/// <summary>
/// Reads lines of one of several formats into records on top of a set. A line that is wrong, or that does not fit the others,
/// is refused with its reason and keeps nothing else away. For one import, one thread.
/// </summary>
public sealed class VariantImporter
{
    private const string File = "import";

    private readonly VariantSet _onto;
    private readonly ImportOptions _options;
    private readonly Func<string, Conversion> _convert;
    private readonly List<(int Line, string Record)> _records = [];
    private readonly SortedDictionary<int, ImportedLine> _lines = [];

    /// <summary>An import onto a set.</summary>
    public VariantImporter(VariantSet onto, ImportOptions options)
    {
        ArgumentNullException.ThrowIfNull(onto);
        ArgumentNullException.ThrowIfNull(options);
        _onto = onto;
        _options = options;
        _convert = Converter(onto, options);
    }

    /// <summary>Reads the next line.</summary>
    /// <param name="number">Its number, from 1, rising.</param>
    /// <param name="line">Its text.</param>
    public void Add(int number, string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (string.IsNullOrWhiteSpace(line))
        {
            _lines[number] = new ImportedLine(number, ImportOutcome.Skipped, "blank");
            return;
        }
        Conversion conversion = _convert(line);
        ImportOutcome outcome = conversion.Refusal is not null ? ImportOutcome.Refused
            : conversion.Records.Count == 0 ? ImportOutcome.Skipped
            : ImportOutcome.Accepted;
        _lines[number] = new ImportedLine(
            number, outcome, conversion.Refusal ?? conversion.Remark ?? string.Empty);
        _records.AddRange(conversion.Records.Select(record => (number, record)));
    }

    /// <summary>Checks all records together and makes the set of those that hold.</summary>
    /// <param name="name">The set's name.</param>
    /// <exception cref="VariantDataException">Without the refused lines the set is still none.</exception>
    public ImportResult Finish(string name)
    {
        string source = RecordText.Source(_options);
        while (true)
        {
            VariantSetBuilder builder = _onto.ToBuilder(name);
            builder.AddLine(File, 0, source);
            foreach ((int line, string record) in _records)
            {
                builder.AddLine(File, line, record);
            }
            VariantSet? set = builder.TryBuild();
            if (set is not null)
            {
                Remark(builder.Problems);
                return new ImportResult(set, [source, .. _records.Select(static r => r.Record)], [.. _lines.Values]);
            }
            // A line that is gone may take others with it (an addition to an entity of it), so it is tried anew.
            if (Refuse(builder.Problems) == 0)
            {
                throw new VariantDataException([.. builder.Problems.Where(static problem => problem.IsError)]);
            }
        }
    }

    private static Func<string, Conversion> Converter(VariantSet onto, ImportOptions options)
    {
        if (options.Format == ImportFormat.JsonLines)
        {
            return Conversion.Of;
        }
        var known = new KnownNames(onto);
        var entities = new EntityLines(known);
        return options.Format switch
        {
            ImportFormat.Wikidata => new WikidataLines(entities, options).Convert,
            ImportFormat.FollowTheMoney => new FollowTheMoneyLines(entities, options).Convert,
            ImportFormat.Names => new TwoColumnLines(known, entities, options).Convert,
            ImportFormat.SolrSynonyms => new SolrLines(known, entities, options).Convert,
            _ => throw new ArgumentException($"{options.Format} is no format", nameof(options)),
        };
    }

    private int Refuse(IReadOnlyList<DataProblem> problems)
    {
        int refused = 0;
        foreach (IGrouping<int, DataProblem> line in problems
            .Where(static problem => problem.IsError && problem.File == File).GroupBy(static problem => problem.Line))
        {
            if (_lines.TryGetValue(line.Key, out ImportedLine? known) && known.Outcome != ImportOutcome.Refused)
            {
                string reasons = string.Join("; ", line.Select(static problem => problem.Reason).Distinct());
                _lines[line.Key] = known with { Outcome = ImportOutcome.Refused, Reason = reasons };
                refused++;
            }
        }
        _records.RemoveAll(record => _lines[record.Line].Outcome == ImportOutcome.Refused);
        return refused;
    }

    private void Remark(IReadOnlyList<DataProblem> problems)
    {
        foreach (DataProblem remark in problems.Where(static problem => problem.File == File))
        {
            if (_lines.TryGetValue(remark.Line, out ImportedLine? known) && known.Reason.Length == 0)
            {
                _lines[remark.Line] = known with { Reason = remark.Reason };
            }
        }
    }
}
