namespace Search.Codecs;

/// <summary>
/// A segment together with what changes after it is written: deletions and doc-values updates of one commit.
/// </summary>
public sealed class SegmentCommitInfo
{
    private long _nextDelGen;
    private long _nextFieldInfosGen;
    private long _nextDocValuesGen;

    /// <summary>Creates a record without deletions or updates.</summary>
    public SegmentCommitInfo(SegmentInfo info)
        : this(info, 0, 0, -1, -1, -1, SegmentId.Create())
    {
    }

    /// <summary>Creates a record.</summary>
    public SegmentCommitInfo(
        SegmentInfo info,
        int delCount,
        int softDelCount,
        long delGen,
        long fieldInfosGen,
        long docValuesGen,
        byte[]? id)
    {
        Info = info;
        DelCount = delCount;
        SoftDelCount = softDelCount;
        DelGen = delGen;
        FieldInfosGen = fieldInfosGen;
        DocValuesGen = docValuesGen;
        Id = id;
        _nextDelGen = Next(delGen);
        _nextFieldInfosGen = Next(fieldInfosGen);
        _nextDocValuesGen = Next(docValuesGen);
    }

    /// <summary>The segment.</summary>
    public SegmentInfo Info { get; }

    /// <summary>Number of deleted documents.</summary>
    public int DelCount { get; private set; }

    /// <summary>Number of documents that a soft-deletes field marks and that are not deleted otherwise.</summary>
    public int SoftDelCount { get; set; }

    /// <summary>Generation of the live documents, -1 when nothing is deleted.</summary>
    public long DelGen { get; private set; }

    /// <summary>Generation of the field infos, -1 for those of the segment itself.</summary>
    public long FieldInfosGen { get; private set; }

    /// <summary>Generation of the latest doc-values update, -1 when there was none.</summary>
    public long DocValuesGen { get; private set; }

    /// <summary>16 bytes that change whenever deletions or updates change; null when the commit has none.</summary>
    public byte[]? Id { get; private set; }

    /// <summary>Files of the current field-infos generation.</summary>
    public HashSet<string> FieldInfosFiles { get; private set; } = new(StringComparer.Ordinal);

    /// <summary>Files of the current doc-values generation of each updated field number.</summary>
    public Dictionary<int, HashSet<string>> DocValuesUpdatesFiles { get; private set; } = [];

    /// <summary>True when documents are deleted.</summary>
    public bool HasDeletions => DelGen != -1;

    /// <summary>True when doc values were updated.</summary>
    public bool HasFieldUpdates => FieldInfosGen != -1;

    /// <summary>Generation the next live documents are written with.</summary>
    public long NextDelGen => _nextDelGen;

    /// <summary>Generation the next field infos are written with.</summary>
    public long NextFieldInfosGen => _nextFieldInfosGen;

    /// <summary>Generation the next doc-values update is written with.</summary>
    public long NextDocValuesGen => _nextDocValuesGen;

    /// <summary>Makes the written live documents current.</summary>
    public void AdvanceDelGen(int delCount)
    {
        DelGen = _nextDelGen++;
        DelCount = delCount;
        Id = SegmentId.Create();
    }

    /// <summary>Gives up the next deletion generation after a failed write: file names are never used twice.</summary>
    public void SkipDelGen() => _nextDelGen++;

    /// <summary>Makes written doc-values updates current.</summary>
    /// <param name="fieldInfosFiles">Files of the new field infos.</param>
    /// <param name="docValuesFiles">
    /// Current update files of every updated field, older generations of other fields included.
    /// </param>
    public void AdvanceUpdates(HashSet<string> fieldInfosFiles, Dictionary<int, HashSet<string>> docValuesFiles)
    {
        FieldInfosGen = _nextFieldInfosGen++;
        DocValuesGen = _nextDocValuesGen++;
        FieldInfosFiles = fieldInfosFiles;
        DocValuesUpdatesFiles = docValuesFiles;
        Id = SegmentId.Create();
    }

    /// <summary>Takes the next generation of field infos to write with. Nobody gets it again, whatever comes of the write.</summary>
    public long TakeFieldInfosGen() => _nextFieldInfosGen++;

    /// <summary>Takes the next generation of doc values to write with: one for each field and update.</summary>
    public long TakeDocValuesGen() => _nextDocValuesGen++;

    /// <summary>Makes doc-values updates current that were written with generations taken before.</summary>
    /// <param name="fieldInfosGen">Generation of the new field infos.</param>
    /// <param name="docValuesGen">Greatest generation of the updates.</param>
    /// <param name="fieldInfosFiles">Files of the new field infos.</param>
    /// <param name="docValuesFiles">Current update files of every updated field, those of older updates included.</param>
    public void SetUpdates(
        long fieldInfosGen,
        long docValuesGen,
        HashSet<string> fieldInfosFiles,
        Dictionary<int, HashSet<string>> docValuesFiles)
    {
        FieldInfosGen = fieldInfosGen;
        DocValuesGen = docValuesGen;
        FieldInfosFiles = fieldInfosFiles;
        DocValuesUpdatesFiles = docValuesFiles;
        Id = SegmentId.Create();
    }

    /// <summary>Names of all files: the segment's, the live documents and the updates.</summary>
    public HashSet<string> Files()
    {
        var files = new HashSet<string>(Info.Files, StringComparer.Ordinal);
        if (HasDeletions)
        {
            files.Add(IndexFileNames.GenerationFile(Info.Name, Lucene50LiveDocsFormat.Extension, DelGen));
        }
        files.UnionWith(FieldInfosFiles);
        foreach (HashSet<string> update in DocValuesUpdatesFiles.Values)
        {
            files.UnionWith(update);
        }
        return files;
    }

    /// <summary>A copy that shares the segment and nothing that changes.</summary>
    public SegmentCommitInfo Clone()
    {
        var copy = new SegmentCommitInfo(Info, DelCount, SoftDelCount, DelGen, FieldInfosGen, DocValuesGen, Id)
        {
            _nextDelGen = _nextDelGen,
            _nextFieldInfosGen = _nextFieldInfosGen,
            _nextDocValuesGen = _nextDocValuesGen,
            FieldInfosFiles = new HashSet<string>(FieldInfosFiles, StringComparer.Ordinal),
        };
        foreach (KeyValuePair<int, HashSet<string>> update in DocValuesUpdatesFiles)
        {
            copy.DocValuesUpdatesFiles[update.Key] = new HashSet<string>(update.Value, StringComparer.Ordinal);
        }
        return copy;
    }

    /// <summary>Sets the update files read from a commit.</summary>
    internal void SetUpdateFiles(HashSet<string> fieldInfosFiles, Dictionary<int, HashSet<string>> docValuesFiles)
    {
        FieldInfosFiles = fieldInfosFiles;
        DocValuesUpdatesFiles = docValuesFiles;
    }

    private static long Next(long generation) => generation == -1 ? 1 : generation + 1;
}
