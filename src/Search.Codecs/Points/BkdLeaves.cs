using Search.Store;

namespace Search.Codecs;

/// <summary>The leaves of a tree one after another: they lie in the file in the order of the tree.</summary>
internal sealed class BkdLeaves(BkdMeta meta, IndexInput data, int maxDoc) : PointLeafCursor
{
    private readonly BkdLeaf _leaf = new(meta.Shape, meta.MaxPointsInLeaf, maxDoc);
    private long _offset = meta.DataStart;
    private int _left = meta.Leaves;

    public override ReadOnlySpan<int> Docs => _leaf.Docs;

    public override ReadOnlySpan<byte> Values => _leaf.Values;

    public override bool Next()
    {
        if (_left == 0)
        {
            return false;
        }
        _left--;
        ByteCursor cursor = data.Cursor(_offset);
        _leaf.ReadDocs(ref cursor);
        if (_leaf.ReadCommon(ref cursor))
        {
            _leaf.FillCommon();
        }
        else
        {
            _leaf.ReadValues(ref cursor);
        }
        _offset = cursor.Offset;
        return true;
    }
}
