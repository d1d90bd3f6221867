using System.Collections;
using System.Threading;
using Search.Codecs;
using Search.Indexing;
using Search.Queries;
using Search.Variants;

namespace Search.Service;

/// <summary>
/// Finds the documents that a change of the names touches: by the words of the surfaces in the index, not by reading
/// documents. Those that carry the new generation already are left out.
/// </summary>
internal sealed class AffectedDocuments(VariantSetChanges changes, IReadOnlyList<string> fields)
{
    private readonly Query[] _queries = [.. fields.SelectMany(changes.AffectedIn)];

    /// <summary>The live documents of every leaf, in order.</summary>
    public IReadOnlyList<(LeafReaderContext Leaf, List<int> Docs)> Find(
        IndexSearcher searcher, CancellationToken cancellation)
    {
        IReadOnlyList<LeafReaderContext> leaves = searcher.Reader.Leaves;
        BitArray[] hits = [.. leaves.Select(leaf => new BitArray(leaf.Reader.MaxDoc, changes.AffectsAll))];
        foreach (Query query in changes.AffectsAll ? [] : _queries)
        {
            cancellation.ThrowIfCancellationRequested();
            Weight weight = searcher.CreateWeight(query, ScoreMode.CompleteNoScores, SearchPlan.DocumentAtATime);
            for (int i = 0; i < hits.Length; i++)
            {
                Mark(weight, leaves[i], hits[i]);
            }
        }
        return [.. leaves.Select((leaf, i) => (leaf, Remaining(leaf, hits[i])))];
    }

    /// <summary>The most frequent word that is a whole name, and in how many documents it stands.</summary>
    public (string Word, long Documents) MostFrequent(IndexSearcher searcher)
    {
        string word = string.Empty;
        long most = 0;
        foreach (TermQuery query in _queries.OfType<TermQuery>())
        {
            long documents = searcher.Count(query);
            if (documents > most)
            {
                most = documents;
                word = query.Term.Text;
            }
        }
        return (word, most);
    }

    private static void Mark(Weight weight, LeafReaderContext leaf, BitArray hit)
    {
        if (weight.GetScorer(leaf) is { } scorer)
        {
            for (int doc = scorer.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; doc = scorer.NextDoc())
            {
                hit[doc] = true;
            }
        }
    }

    private List<int> Remaining(LeafReaderContext leaf, BitArray hit)
    {
        LiveDocs? live = leaf.Reader.LiveDocs;
        NumericDocValues? generations = leaf.Reader.GetNumericDocValues(SystemFields.Variants);
        var docs = new List<int>();
        for (int doc = 0; doc < hit.Length; doc++)
        {
            if (hit[doc] && (live is null || live[doc]) && !IsTagged(generations, doc))
            {
                docs.Add(doc);
            }
        }
        return docs;
    }

    private bool IsTagged(NumericDocValues? generations, int doc) =>
        generations is not null && generations.AdvanceExact(doc)
            && generations.LongValue == changes.To.TaggingGeneration;
}
