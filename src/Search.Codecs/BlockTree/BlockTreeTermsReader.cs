using Search.Codecs.Postings;
using Search.Store;

namespace Search.Codecs.BlockTree;

/// <summary>The term dictionary of a segment: opens .tmd, .tim and .tip, and through them the postings.</summary>
internal sealed class BlockTreeTermsReader : FieldsProducer
{
    private readonly Dictionary<string, FieldTerms> _fields = new(StringComparer.Ordinal);
    private readonly PostingsReader _postings;
    private readonly IndexInput _dictionary;
    private readonly IndexInput _index;

    /// <summary>Opens the files of one format suffix; whatever was opened is closed again on failure.</summary>
    public BlockTreeTermsReader(SegmentState state, string suffix)
    {
        _postings = new PostingsReader(state, suffix);
        IndexInput? dictionary = null;
        IndexInput? index = null;
        try
        {
            dictionary = BlockTreeFiles.Open(
                state, suffix, BlockTreeFiles.DictionaryExtension, BlockTreeFiles.DictionaryCodec);
            index = BlockTreeFiles.Open(state, suffix, BlockTreeFiles.IndexExtension, BlockTreeFiles.IndexCodec);
            _dictionary = dictionary;
            _index = index;
            ReadMeta(state, suffix);
        }
        catch
        {
            index?.Dispose();
            dictionary?.Dispose();
            _postings.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override Terms? Terms(string field) => _fields.GetValueOrDefault(field);

    /// <inheritdoc/>
    public override void CheckIntegrity()
    {
        CodecUtil.ChecksumEntireFile(_dictionary);
        CodecUtil.ChecksumEntireFile(_index);
        _postings.CheckIntegrity();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _index.Dispose();
            _dictionary.Dispose();
            _postings.Dispose();
        }
    }

    private void ReadMeta(SegmentState state, string suffix)
    {
        using IndexInput meta = BlockTreeFiles.Open(
            state, suffix, BlockTreeFiles.MetaExtension, BlockTreeFiles.MetaCodec);
        CodecUtil.ChecksumEntireFile(meta);
        PostingsReader.ReadTermsHeader(meta, state, suffix);
        long at = meta.Position;
        int count = meta.ReadVInt();
        if (count < 0 || count > state.FieldInfos.Count)
        {
            throw new CorruptIndexException(
                meta.Resource, at, $"at most {state.FieldInfos.Count} fields", $"{count}");
        }
        for (int i = 0; i < count; i++)
        {
            at = meta.Position;
            FieldTerms field = FieldTerms.Read(meta, state.FieldInfos, _postings, _dictionary, _index);
            if (!_fields.TryAdd(field.Info.Name, field))
            {
                throw new CorruptIndexException(meta.Resource, at, "a field once", $"{field.Info.Name} again");
            }
        }
        CheckLength(meta, _index);
        CheckLength(meta, _dictionary);
        CodecUtil.CheckFooter(meta);
    }

    private static void CheckLength(IndexInput meta, IndexInput file)
    {
        long length = meta.ReadInt64();
        if (length != file.Length)
        {
            throw new CorruptIndexException(file.Resource, file.Length, $"a file of {length} bytes", $"{file.Length} bytes");
        }
    }
}
