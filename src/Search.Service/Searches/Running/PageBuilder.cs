using System.Text;
using System.Threading;
using Search.Queries;
using Search.Variants;

namespace Search.Service;

/// <summary>Makes the hits of one page: documents, sort values, matched parts, passages, explanations.</summary>
internal sealed class PageBuilder(
    DocumentMapper mapper, QueryTools tools, SearchRequest request, FieldMask mask, BuiltQuery built,
    IndexSearcher searcher)
{
    // Small at first, so that the time for a page is not overrun by much.
    private const int FirstBlock = 4;
    private const int LargestBlock = 128;

    private readonly HitMatcher _matcher = new(
        tools, built, searcher, request.Explain ? new Marginals(tools.Schema, searcher, built.Query) : null);

    private readonly List<SearchHit> _hits = [];

    // Matched parts and passages need the texts and what labels them, whatever the mask shows; nothing else is read.
    private readonly FieldMask _read = mask.And(
        [.. tools.Schema.TextFields.Select(f => f.Name), "source"]);

    /// <summary>The hits.</summary>
    public IReadOnlyList<SearchHit> Hits => _hits;

    /// <summary>Whether there are hits after these.</summary>
    public bool HasMore { get; private set; }

    /// <summary>The last hit, as the search found it.</summary>
    public ScoreDoc Last { get; private set; } = new(-1, float.NaN);

    /// <summary>
    /// Makes hits until the page is full: by number, by bytes or by time (but it has one hit at least, when there is one).
    /// </summary>
    /// <param name="found">The hits, as the search found them.</param>
    /// <param name="maxBytes">Bytes of the page.</param>
    /// <param name="isOver">Whether the time for it is over.</param>
    /// <param name="cancellation">Gives it up.</param>
    public void Fill(
        IReadOnlyList<ScoreDoc> found, long maxBytes, Func<bool> isOver, CancellationToken cancellation)
    {
        long bytes = 0;
        int block = FirstBlock;
        for (int start = 0; start < found.Count; start += block, block = Math.Min(2 * block, LargestBlock))
        {
            SearchHit?[] made = MakeBlock(found, start, Math.Min(block, found.Count - start), isOver, cancellation);
            for (int i = 0; i < made.Length; i++)
            {
                if (made[i] is not { } hit || ((bytes += SizeOf(hit)) > maxBytes && _hits.Count > 0))
                {
                    HasMore = true;
                    return;
                }
                _hits.Add(hit);
                Last = found[start + i];
            }
        }
    }

    // In the order of their documents: what reads a segment forwards need not begin anew for each hit. Those for which there
    // was no room or no time stay null.
    private SearchHit?[] MakeBlock(
        IReadOnlyList<ScoreDoc> found, int start, int count, Func<bool> isOver, CancellationToken cancellation)
    {
        var made = new SearchHit?[count];
        int room = Math.Min(count, request.PageSize - _hits.Count);
        int[] order = [.. Enumerable.Range(0, room).OrderBy(i => found[start + i].Doc)];
        foreach (int i in order)
        {
            cancellation.ThrowIfCancellationRequested();
            if (_hits.Count > 0 && isOver())
            {
                break;
            }
            made[i] = Make(found[start + i]);
        }
        return made;
    }

    private SearchHit Make(ScoreDoc found)
    {
        SearchHit hit = mask.IsEmpty && request.Highlight is null ? MakeBare(found) : MakeWhole(found);
        return found.Group is { } group && request.Collapse is { } collapse
            ? hit with { Cluster = MakeCluster(group, collapse, SizeOf(hit)) }
            : hit;
    }

    // A hit with those beside it must fit a page of its own.
    private HitCluster MakeCluster(CollapsedGroup group, CollapseRequest collapse, long bytes)
    {
        var others = new List<SearchHit>();
        foreach (ScoreDoc other in group.Others)
        {
            SearchHit hit = Make(other);
            bytes += SizeOf(hit);
            if (bytes > tools.Limits.MaxPageBytes)
            {
                break;
            }
            others.Add(hit);
        }
        return new HitCluster(CollapsePlan.Value(group, collapse, tools.Schema), group.Size, others);
    }

    private SearchHit MakeWhole(ScoreDoc found)
    {
        StoredDocument whole = mapper.Read(searcher.Reader, found.Doc, _read);
        HitTexts texts = new(tools.Schema, whole.Document);
        (List<MatchedPart> parts, List<HitSpan> spans) = _matcher.Find(found.Doc, texts);
        return new SearchHit
        {
            Score = float.IsNaN(found.Score) ? 0 : found.Score,
            Document = whole with
            {
                Document = whole.Document with { Fields = DocumentMapper.Select(whole.Document.Fields, mask) },
            },
            Matched = parts,
            Highlights = request.Highlight is { } highlight ? HitHighlighter.Highlight(texts, spans, highlight) : [],
            SortValues = SortValues(found),
            Explanation = Explanation(found),
        };
    }

    // Ids and scores only: nothing of the document is read but its id.
    private SearchHit MakeBare(ScoreDoc found)
    {
        string id = DocumentMapper.ReadId(searcher.Reader.LeafOf(found.Doc), found.Doc);
        DocumentState state = IdLookup.ReadState(searcher.Reader, found.Doc);
        return new SearchHit
        {
            Score = float.IsNaN(found.Score) ? 0 : found.Score,
            Document = new StoredDocument
            {
                Document = new Document { Id = id, Fields = new Dictionary<string, FieldValue>() },
                Sequence = state.Sequence,
                Version = state.Version,
                ContentHash = string.Empty,
            },
            SortValues = SortValues(found),
            Explanation = Explanation(found),
        };
    }

    private FieldValue[] SortValues(ScoreDoc found) =>
        [.. request.Sort.Select((key, i) => SortValue(key, found.SortValues[i]))];

    private ScoreExplanation? Explanation(ScoreDoc found) =>
        request.Explain ? Convert(searcher.Explain(built.Query, found.Doc)) : null;

    /// <summary>An explanation of the engine in the words of the service.</summary>
    public static ScoreExplanation Convert(Explanation explanation) =>
        new(explanation.Value, explanation.Description, [.. explanation.Details.Select(Convert)]);

    private FieldValue SortValue(SortKey key, object? value) => value switch
    {
        long number when tools.Schema.TryGet(key.Field, out SchemaField? field) =>
            NumericFields.FromDocValue(field.Kind, number),
        byte[] bytes => FieldValue.Of(Encoding.UTF8.GetString(bytes)),
        float score => FieldValue.Of((double)score),
        _ => default,
    };

    private static long SizeOf(SearchHit hit)
    {
        long bytes = 100 + hit.Document.Document.Id.Length;
        foreach ((string name, FieldValue value) in hit.Document.Document.Fields)
        {
            bytes += name.Length + SizeOf(value);
        }
        foreach (MatchedPart part in hit.Matched)
        {
            bytes += 200 + part.Surface.Length * 3L;
        }
        foreach (FieldHighlights field in hit.Highlights)
        {
            bytes += field.Passages.Sum(p => 10L + Encoding.UTF8.GetByteCount(p));
        }
        if (hit.Cluster is { } cluster)
        {
            bytes += SizeOf(cluster.Value) + cluster.Hits.Sum(SizeOf);
        }
        return bytes + SizeOf(hit.Explanation);
    }

    private static long SizeOf(FieldValue value) => 10 + value.Kind switch
    {
        ValueKind.String => Encoding.UTF8.GetByteCount(value.StringValue),
        ValueKind.Bytes => value.BytesValue.Length,
        ValueKind.List => value.ListValue.Sum(SizeOf),
        _ => 0,
    };

    private static long SizeOf(ScoreExplanation? explanation) =>
        explanation is null ? 0 : 20 + explanation.Description.Length + explanation.Details.Sum(SizeOf);
}
