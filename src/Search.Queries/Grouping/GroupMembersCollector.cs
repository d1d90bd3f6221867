using Search.Indexing;

namespace Search.Queries;

/// <summary>A second pass over the hits: the best of each of some groups.</summary>
internal sealed class GroupMembersCollector : Collector
{
    private readonly GroupKeys _keys;
    private readonly int _capacity;
    private readonly TopFieldCollector?[] _byId;
    private readonly TopFieldCollector? _missing;
    private readonly int[] _leafOf;
    private readonly bool _needsScores;
    private LeafReaderContext? _leaf;

    /// <param name="keys">The numbers of the values, as the first pass gave them.</param>
    /// <param name="groups">The numbers whose members are wanted; -1 for documents without a value.</param>
    /// <param name="capacity">Members of a group.</param>
    /// <param name="options">The order.</param>
    internal GroupMembersCollector(
        GroupKeys keys, IReadOnlyList<int> groups, int capacity, SearchOptions options)
    {
        _keys = keys;
        _capacity = capacity;
        _byId = new TopFieldCollector?[keys.Count];
        _leafOf = new int[keys.Count + 1];
        Array.Fill(_leafOf, -1);
        foreach (int group in groups)
        {
            var best = new TopFieldCollector(capacity, options);
            _needsScores = best.NeedsScores;
            if (group < 0)
            {
                _missing = best;
            }
            else
            {
                _byId[group] = best;
            }
        }
    }

    /// <inheritdoc/>
    public override bool NeedsScores => _needsScores;

    /// <inheritdoc/>
    public override void SetLeaf(LeafReaderContext leaf)
    {
        _leaf = leaf;
        _keys.SetLeaf(leaf);
    }

    /// <inheritdoc/>
    public override void Collect(int doc, float score)
    {
        int id = _keys.Read(doc);
        if (Of(id) is not { } best || _leaf is null)
        {
            return;
        }
        if (_leafOf[id + 1] != _leaf.Ord)
        {
            _leafOf[id + 1] = _leaf.Ord;
            best.SetLeaf(_leaf);
        }
        best.Collect(doc, score);
    }

    /// <summary>The members of a group but one, best first.</summary>
    internal IReadOnlyList<ScoreDoc> TakeOthers(int id, int than) =>
        [.. (Of(id)?.ToTopDocs(isPartial: false).ScoreDocs ?? []).Where(d => d.Doc != than).Take(_capacity - 1)];

    private TopFieldCollector? Of(int id) => id < 0 ? _missing : id < _byId.Length ? _byId[id] : null;
}
