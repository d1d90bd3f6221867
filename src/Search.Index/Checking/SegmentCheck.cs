using Search.Codecs;
using Search.Store;

namespace Search.Indexing;

/// <summary>The check of one segment: collects problems and counts.</summary>
internal sealed class SegmentCheck(SegmentReader reader, List<CheckProblem> problems)
{
    private const int MaxProblems = 100;

    /// <summary>The segment.</summary>
    public SegmentReader Reader => reader;

    /// <summary>Distinct terms.</summary>
    public long Terms { get; set; }

    /// <summary>Pairs of term and document.</summary>
    public long Postings { get; set; }

    /// <summary>Positions.</summary>
    public long Positions { get; set; }

    /// <summary>Documents with doc values.</summary>
    public long DocValues { get; set; }

    /// <summary>Points.</summary>
    public long Points { get; set; }

    /// <summary>Term vectors.</summary>
    public long TermVectors { get; set; }

    /// <summary>Stored values.</summary>
    public long StoredValues { get; set; }

    /// <summary>Records a problem of a field.</summary>
    public void Report(FieldInfo field, string expected, string found) =>
        Add(new CheckProblem($"{reader.SegmentName}, field {field.Name}", -1, expected, found));

    /// <summary>Records a problem of the segment.</summary>
    public void Report(string part, string expected, string found) =>
        Add(new CheckProblem($"{reader.SegmentName}, {part}", -1, expected, found));

    /// <summary>Records a problem when two numbers differ.</summary>
    public void RequireEqual(FieldInfo field, string what, long expected, long found)
    {
        if (expected != found)
        {
            Report(field, $"{what} {expected}", $"{found}");
        }
    }

    /// <summary>Runs a part; bad bytes and I/O errors become problems.</summary>
    public void Run(string part, Action check)
    {
        try
        {
            check();
        }
        catch (CorruptIndexException e)
        {
            Add(new CheckProblem(e.File, e.Offset, e.Expected, e.Found));
        }
        catch (System.IO.IOException e)
        {
            Report(part, "a readable file", e.Message);
        }
    }

    private void Add(CheckProblem problem)
    {
        if (problems.Count < MaxProblems)
        {
            problems.Add(problem);
        }
    }
}
