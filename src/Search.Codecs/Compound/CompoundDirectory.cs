using Search.Store;

namespace Search.Codecs;

/// <summary>
/// The files inside a compound file, as a read-only directory. Disposing it closes the compound file.
/// </summary>
internal sealed class CompoundDirectory : Directory
{
    private readonly IndexInput _data;
    private readonly Dictionary<string, (long Offset, long Length)> _entries;

    private CompoundDirectory(IndexInput data, Dictionary<string, (long Offset, long Length)> entries)
    {
        _data = data;
        _entries = entries;
    }

    public static CompoundDirectory Open(Directory directory, SegmentInfo info)
    {
        string name = IndexFileNames.SegmentFile(info.Name, "", Lucene50CompoundFormat.EntriesExtension);
        Dictionary<string, (long Offset, long Length)> entries = MetadataFile.Read(
            directory, name, input => ReadEntries(input, info));
        IndexInput data = directory.OpenInput(
            IndexFileNames.SegmentFile(info.Name, "", Lucene50CompoundFormat.DataExtension));
        bool done = false;
        try
        {
            CheckData(data, info, entries);
            done = true;
            return new CompoundDirectory(data, entries);
        }
        finally
        {
            if (!done)
            {
                data.Dispose();
            }
        }
    }

    public override string[] ListAll()
    {
        string[] names = [.. _entries.Keys];
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }

    public override long FileLength(string name) => Find(name).Length;

    public override IndexInput OpenInput(string name)
    {
        (long offset, long length) = Find(name);
        return _data.Slice(name, offset, length);
    }

    public override void DeleteFile(string name) => throw ReadOnly();

    public override IndexOutput CreateOutput(string name) => throw ReadOnly();

    public override AppendOutput OpenAppend(string name) => throw ReadOnly();

    public override void Sync(IReadOnlyCollection<string> names) => throw ReadOnly();

    public override void SyncMetaData() => throw ReadOnly();

    public override void Rename(string source, string destination) => throw ReadOnly();

    public override Lock ObtainLock(string name) => throw ReadOnly();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _data.Dispose();
        }
        base.Dispose(disposing);
    }

    private static Dictionary<string, (long Offset, long Length)> ReadEntries(IndexInput input, SegmentInfo info)
    {
        CodecUtil.CheckIndexHeader(
            input, Lucene50CompoundFormat.EntriesCodec, Lucene50CompoundFormat.Version, Lucene50CompoundFormat.Version, info.Id, "");
        long at = input.Position;
        int count = MetadataFile.CheckCount(input, at, input.ReadVInt(), 17);
        var entries = new Dictionary<string, (long Offset, long Length)>(count, StringComparer.Ordinal);
        for (int i = 0; i < count; i++)
        {
            at = input.Position;
            string name = info.Name + input.ReadString();
            SegmentFiles.Require(input, at, name, info.Name);
            if (!entries.TryAdd(name, (input.ReadInt64(), input.ReadInt64())))
            {
                throw new CorruptIndexException(input.Resource, at, "distinct names", "a name that came before");
            }
        }
        return entries;
    }

    // The parts must tile the file exactly: header, parts in some order without gaps, footer.
    private static void CheckData(
        IndexInput data, SegmentInfo info, Dictionary<string, (long Offset, long Length)> entries)
    {
        CodecUtil.CheckIndexHeader(
            data, Lucene50CompoundFormat.DataCodec, Lucene50CompoundFormat.Version, Lucene50CompoundFormat.Version, info.Id, "");
        CodecUtil.RetrieveChecksum(data);
        long end = data.Position;
        foreach ((long offset, long length) in entries.Values.OrderBy(e => e.Offset).ThenBy(e => e.Length))
        {
            if (offset != end || length < 0 || length > data.Length - end)
            {
                throw new CorruptIndexException(data.Resource, offset, $"a part at byte {end}", $"{length} bytes here");
            }
            end += length;
        }
        if (end != data.Length - CodecUtil.FooterLength)
        {
            throw new CorruptIndexException(
                data.Resource, end, $"parts up to byte {data.Length - CodecUtil.FooterLength}", $"an end at {end}");
        }
    }

    private static NotSupportedException ReadOnly() => new("a compound file is read-only");

    private (long Offset, long Length) Find(string name) =>
        _entries.TryGetValue(name, out (long Offset, long Length) entry)
            ? entry
            : throw new System.IO.FileNotFoundException($"{_data.Resource} holds no file {name}", name);
}
