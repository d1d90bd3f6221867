using Search.Codecs;

namespace Search.Indexing;

/// <summary>
/// The fields of an index: a number for each name, the same in every segment, and what the field is. A field is one thing for
/// the whole index: what the first document said that had it indexed, or gave it doc values, holds.
/// </summary>
internal sealed class FieldNumbers
{
    private readonly Dictionary<string, Entry> _byName = new(StringComparer.Ordinal);
    private readonly HashSet<int> _numbers = [];
    private int _next;

    /// <summary>Takes the fields of an existing segment in. Segments that differ about a field keep their own view of it.</summary>
    public void Load(FieldInfos infos)
    {
        lock (_byName)
        {
            foreach (FieldInfo info in infos)
            {
                if (!_byName.TryGetValue(info.Name, out Entry? entry))
                {
                    entry = new Entry(_numbers.Add(info.Number) ? info.Number : NextFree());
                    _byName.Add(info.Name, entry);
                }
                if (entry.IndexOptions == IndexOptions.None)
                {
                    entry.IndexOptions = info.IndexOptions;
                    entry.OmitNorms = info.OmitNorms;
                }
                if (entry.DocValuesType == DocValuesType.None)
                {
                    entry.DocValuesType = info.DocValuesType;
                }
                if (info.HasPoints)
                {
                    RequirePoints(info.Name, entry, PointShape.Of(info));
                }
            }
        }
    }

    /// <summary>The number of a field, which becomes what the type says unless it is something else already.</summary>
    /// <exception cref="ArgumentException">The field is indexed or valued in another way.</exception>
    public int Require(string name, FieldType type)
    {
        lock (_byName)
        {
            if (!_byName.TryGetValue(name, out Entry? entry))
            {
                entry = new Entry(NextFree());
                _byName.Add(name, entry);
            }
            if (type.IndexOptions != IndexOptions.None)
            {
                if (entry.IndexOptions == IndexOptions.None)
                {
                    entry.IndexOptions = type.IndexOptions;
                    entry.OmitNorms = type.OmitNorms;
                }
                else if (entry.IndexOptions != type.IndexOptions || entry.OmitNorms != type.OmitNorms)
                {
                    throw new ArgumentException(
                        $"field {name} is indexed with {Describe(entry.IndexOptions, entry.OmitNorms)}, "
                        + $"not with {Describe(type.IndexOptions, type.OmitNorms)}");
                }
            }
            if (type.DocValuesType != DocValuesType.None)
            {
                if (entry.DocValuesType == DocValuesType.None)
                {
                    entry.DocValuesType = type.DocValuesType;
                }
                else if (entry.DocValuesType != type.DocValuesType)
                {
                    throw new ArgumentException(
                        $"field {name} has {entry.DocValuesType} doc values, not {type.DocValuesType}");
                }
            }
            if (type.Points is PointShape shape)
            {
                RequirePoints(name, entry, shape);
            }
            return entry.Number;
        }
    }

    /// <summary>The number of a field of a segment that is merged.</summary>
    public int NumberOf(string name)
    {
        lock (_byName)
        {
            return _byName[name].Number;
        }
    }

    private static void RequirePoints(string name, Entry entry, PointShape shape)
    {
        if (!shape.IsValid || (entry.Points is PointShape known && known != shape))
        {
            throw new ArgumentException(
                $"field {name} has points of {(shape.IsValid ? entry.Points : "1 to 8 dimensions of 1 to 16 bytes")}, "
                + $"not of {shape}");
        }
        entry.Points = shape;
    }

    private static string Describe(IndexOptions options, bool omitNorms) =>
        $"{options} and {(omitNorms ? "no norms" : "norms")}";

    private int NextFree()
    {
        while (!_numbers.Add(_next))
        {
            _next++;
        }
        return _next++;
    }

    private sealed class Entry(int number)
    {
        public int Number { get; } = number;

        public IndexOptions IndexOptions { get; set; }

        public bool OmitNorms { get; set; }

        public DocValuesType DocValuesType { get; set; }

        public PointShape? Points { get; set; }
    }
}
