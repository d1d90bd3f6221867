using System.IO;
using System.Threading;
using Search.Codecs;
using Search.Store;
using Directory = Search.Store.Directory;

namespace Search.Indexing;

/// <summary>
/// Verifies an index from its bytes up: checksums of every file, then every structure against every other: terms in order, postings
/// against their statistics, norms and impacts against postings, doc values against field infos, points against their cells, stored fields readable, live
/// documents against the commit. Changes nothing.
/// </summary>
public static class CheckIndex
{
    /// <summary>Checks the last commit of a directory.</summary>
    public static CheckReport Check(Directory directory, CancellationToken cancellation = default) =>
        Check(directory, Lucene87Codec.Instance, cancellation);

    /// <summary>Checks the last commit of a directory, read with another codec.</summary>
    public static CheckReport Check(Directory directory, Codec codec, CancellationToken cancellation = default)
    {
        var problems = new List<CheckProblem>();
        var segments = new List<CheckedSegment>();
        SegmentInfos infos;
        try
        {
            infos = SegmentInfos.ReadLatest(directory);
        }
        catch (IOException e)
        {
            problems.Add(ProblemOf("segments_N", e));
            return new CheckReport(null, segments, problems);
        }
        long maxDoc = 0;
        foreach (SegmentCommitInfo commit in infos)
        {
            cancellation.ThrowIfCancellationRequested();
            maxDoc += commit.Info.MaxDoc;
            if (CheckFiles(directory, commit, problems, cancellation)
                && CheckSegment(directory, codec, commit, problems, cancellation) is CheckedSegment result)
            {
                segments.Add(result);
            }
        }
        if (maxDoc > SegmentInfos.MaxDocs)
        {
            problems.Add(new CheckProblem(
                infos.SegmentsFileName ?? "segments_N", -1, $"at most {SegmentInfos.MaxDocs} documents", $"{maxDoc}"));
        }
        return new CheckReport(infos.SegmentsFileName, segments, problems);
    }

    private static bool CheckFiles(
        Directory directory, SegmentCommitInfo commit, List<CheckProblem> problems, CancellationToken cancellation)
    {
        int before = problems.Count;
        foreach (string file in commit.Files().Order(StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                using IndexInput input = directory.OpenInput(file);
                CodecUtil.ChecksumEntireFile(input);
            }
            catch (IOException e)
            {
                problems.Add(ProblemOf(file, e));
            }
        }
        return problems.Count == before;
    }

    private static CheckedSegment? CheckSegment(
        Directory directory,
        Codec codec,
        SegmentCommitInfo commit,
        List<CheckProblem> problems,
        CancellationToken cancellation)
    {
        SegmentCore core;
        LiveDocs? live = null;
        try
        {
            if (commit.HasDeletions)
            {
                live = codec.ReadLiveDocs(directory, commit.Info, commit.DelGen);
            }
            core = SegmentCore.Open(directory, commit, codec);
        }
        catch (IOException e)
        {
            problems.Add(ProblemOf(commit.Info.Name, e));
            return null;
        }
        try
        {
            return CheckParts(directory, commit, new SegmentReader(core, live), problems, cancellation);
        }
        finally
        {
            core.DecRef();
        }
    }

    private static CheckedSegment CheckParts(
        Directory directory,
        SegmentCommitInfo commit,
        SegmentReader reader,
        List<CheckProblem> problems,
        CancellationToken cancellation)
    {
        var check = new SegmentCheck(reader, problems);
        int dead = reader.MaxDoc - reader.NumDocs;
        if (dead != commit.DelCount)
        {
            check.Report("live documents", $"{commit.DelCount} deleted documents", $"{dead}");
        }
        UpdatesCheck.Run(check, commit);
        check.Run("checksums of parts", reader.CheckIntegrity);
        foreach (FieldInfo field in reader.FieldInfos)
        {
            cancellation.ThrowIfCancellationRequested();
            check.Run(field.Name, () => new PostingsCheck(check, field).Run(cancellation));
            check.Run(field.Name, () => DocValuesCheck.Run(check, field));
            check.Run(field.Name, () => PointsCheck.Run(check, field));
        }
        check.Run("term vectors", () => new TermVectorsCheck(check).Run(cancellation));
        check.Run("stored fields", () => StoredFieldsCheck.Run(check, cancellation));
        return new CheckedSegment(
            reader.SegmentName,
            reader.MaxDoc,
            reader.NumDocs,
            reader.FieldInfos.Count,
            check.Terms,
            check.Postings,
            check.Positions,
            check.DocValues,
            check.Points,
            check.StoredValues,
            commit.Files().Sum(directory.FileLength))
        {
            TermVectors = check.TermVectors,
        };
    }

    private static CheckProblem ProblemOf(string file, IOException e) => e is CorruptIndexException bad
        ? new CheckProblem(bad.File, bad.Offset, bad.Expected, bad.Found)
        : new CheckProblem(file, -1, "a readable file", e.Message);
}
