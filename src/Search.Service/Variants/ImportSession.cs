using System.Text;
using Search.Variants;

namespace Search.Service;

/// <summary>Lines on their way into a variant set. For one caller.</summary>
public sealed class ImportSession
{
    private readonly ServiceLimits _limits;
    private long _bytes;
    private int _lines;

    internal ImportSession(
        string set, int number, VersionReference? before, VariantImporter importer, ServiceLimits limits)
    {
        Set = set;
        Number = number;
        Before = before;
        Importer = importer;
        _limits = limits;
    }

    internal string Set { get; }

    internal int Number { get; }

    internal VersionReference? Before { get; }

    internal VariantImporter Importer { get; }

    /// <summary>Takes the next line.</summary>
    /// <exception cref="ServiceException">There are too many.</exception>
    public void Add(string line)
    {
        _bytes += Encoding.UTF8.GetByteCount(line);
        if (_bytes > _limits.MaxImportBytes)
        {
            throw new ServiceException(
                ServiceError.OverLimit("lines", "max_import_bytes", _limits.MaxImportBytes, _bytes));
        }
        Importer.Add(++_lines, line);
    }
}
