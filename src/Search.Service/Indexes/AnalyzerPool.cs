using System.Collections.Concurrent;
using Search.Variants;

namespace Search.Service;

/// <summary>Analyzers of documents over one variant set, for any number of threads.</summary>
internal sealed class AnalyzerPool(VariantSet set)
{
    private readonly ConcurrentBag<DocumentAnalyzer> _analyzers = [];

    /// <summary>The set.</summary>
    public VariantSet Set => set;

    /// <summary>Analyses the text fields of a document.</summary>
    public AnalyzedDocument Analyze(IReadOnlyList<(string Name, string Text)> texts, DocumentContext context)
    {
        if (!_analyzers.TryTake(out DocumentAnalyzer? analyzer))
        {
            analyzer = new DocumentAnalyzer(set);
        }
        // An analyzer that failed is not used again: nobody knows what it holds.
        AnalyzedDocument analyzed = analyzer.Analyze(texts, context);
        _analyzers.Add(analyzer);
        return analyzed;
    }
}
