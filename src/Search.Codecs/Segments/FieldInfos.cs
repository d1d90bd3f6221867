using System.Collections;

namespace Search.Codecs;

/// <summary>The fields of one segment, by name and by number.</summary>
public sealed class FieldInfos : IReadOnlyCollection<FieldInfo>
{
    private readonly Dictionary<string, FieldInfo> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<int, FieldInfo> _byNumber = [];
    private readonly FieldInfo[] _ordered;

    /// <summary>Creates the collection; names and numbers must be distinct.</summary>
    public FieldInfos(IEnumerable<FieldInfo> infos)
    {
        _ordered = [.. infos.OrderBy(i => i.Number)];
        foreach (FieldInfo info in _ordered)
        {
            _byName.Add(info.Name, info);
            _byNumber.Add(info.Number, info);
        }
    }

    /// <inheritdoc/>
    public int Count => _ordered.Length;

    /// <summary>The field of that name, or null.</summary>
    public FieldInfo? this[string name] => _byName.GetValueOrDefault(name);

    /// <summary>The field of that number, or null.</summary>
    public FieldInfo? ByNumber(int number) => _byNumber.GetValueOrDefault(number);

    /// <summary>Fields in ascending number.</summary>
    public IEnumerator<FieldInfo> GetEnumerator() => ((IEnumerable<FieldInfo>)_ordered).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
