using Search.Variants;

namespace Search.Service;

/// <summary>What queries of one index are built with, over the variant data of one reader. Thread-safe.</summary>
internal sealed class QueryTools
{
    /// <summary>The loosest tier there is.</summary>
    public const int MaxTier = 4;

    private readonly VariantState _variants;
    private readonly string[] _taggedFields;

    /// <summary>The tools of an index.</summary>
    public QueryTools(Schema schema, SearchServices services)
    {
        Schema = schema;
        Limits = services.Options.Limits;
        _variants = new VariantState(services.Served, null);
        Analyzer = new FieldAnalyzer(schema);
        Texts = new PlainTextQueries(schema, Analyzer);
        Filters = new FilterQueries(schema);
        Classic = new ClassicQueries(schema, Analyzer, Filters);
        Patterns = new PatternBuilder(Filters, Analyzer, Limits);
        _taggedFields = [.. schema.TextFields.Where(f => f.Chain == TextChain.Variants).Select(f => f.Name)];
    }

    private QueryTools(QueryTools other, VariantState variants)
    {
        Schema = other.Schema;
        Limits = other.Limits;
        Analyzer = other.Analyzer;
        Texts = other.Texts;
        Filters = other.Filters;
        Classic = other.Classic;
        Patterns = other.Patterns;
        _taggedFields = other._taggedFields;
        _variants = variants;
    }

    /// <summary>The schema.</summary>
    public Schema Schema { get; }

    /// <summary>The limits.</summary>
    public ServiceLimits Limits { get; }

    /// <summary>Names of entities.</summary>
    public NameLookup Names => _variants.Served.Names;

    /// <summary>Expands simple texts.</summary>
    public QueryExpander Expander => _variants.Served.Expander;

    /// <summary>Analyses words as their field was.</summary>
    public FieldAnalyzer Analyzer { get; }

    /// <summary>Texts without expansion.</summary>
    public PlainTextQueries Texts { get; }

    /// <summary>Values.</summary>
    public FilterQueries Filters { get; }

    /// <summary>Texts in Lucene's classic syntax.</summary>
    public ClassicQueries Classic { get; }

    /// <summary>The version of the variant data; empty when the schema does not tag.</summary>
    public string VariantDataVersion => Schema.HasVariants ? _variants.Served.Version : string.Empty;

    /// <summary>Patterns and misspelt words.</summary>
    public PatternBuilder Patterns { get; }

    /// <summary>The same tools over the variant data of a reader.</summary>
    public QueryTools With(VariantState variants) => new(this, variants);

    /// <summary>How the texts of an input are expanded.</summary>
    public ExpansionOptions Expansion(QueryInput input) => new()
    {
        Profile = input.RankProfile == RankProfiles.LuceneBm25 ? RankProfiles.News : input.RankProfile,
        MaxTier = input.Variants.MaxTier is { } tier ? CheckTier(tier, "variants.max_tier") : MaxTier,
        ExcludeKinds = input.Variants.ExcludeKinds.ToHashSet(),
        AsOf = input.Variants.AsOf,
        Changes = _variants.Changes,
        Fields = _taggedFields,
    };

    /// <summary>A tier that is one.</summary>
    /// <exception cref="ServiceException">It is not.</exception>
    public static int CheckTier(int tier, string path) => tier is >= 0 and <= MaxTier
        ? tier
        : throw FilterQueries.Refuse(path, "must be between 0 and 4");
}
