namespace Search.Queries;

/// <summary>Counts the pairs of clauses that occur close together in a document.</summary>
internal sealed class ClauseDistances
{
    private readonly OccurrenceReader?[] _readers;
    private readonly List<Occurrence>[] _places;
    private readonly int _pairs;
    private readonly int _distance;
    private int _doc = -1;
    private double _share;

    internal ClauseDistances(OccurrenceReader?[] readers, int clauses, int distance)
    {
        _readers = readers;
        _places = [.. readers.Select(_ => new List<Occurrence>())];
        _pairs = clauses * (clauses - 1) / 2;
        _distance = distance;
    }

    /// <summary>Share of all pairs, 0..1. Documents must not go backwards.</summary>
    internal double Share(int doc)
    {
        if (doc == _doc || _pairs == 0)
        {
            return _share;
        }
        _doc = doc;
        for (int i = 0; i < _readers.Length; i++)
        {
            _places[i].Clear();
            _readers[i]?.Read(doc, _places[i]);
            _places[i].Sort((a, b) =>
            {
                int order = string.CompareOrdinal(a.Space, b.Space);
                return order != 0 ? order : a.Position.CompareTo(b.Position);
            });
        }
        int close = 0;
        for (int i = 0; i < _places.Length; i++)
        {
            for (int j = i + 1; j < _places.Length; j++)
            {
                close += AreClose(_places[i], _places[j]) ? 1 : 0;
            }
        }
        _share = close / (double)_pairs;
        return _share;
    }

    /// <summary>Merges two sorted lists; neighbours of different lists show the smallest distance.</summary>
    private bool AreClose(List<Occurrence> a, List<Occurrence> b)
    {
        int i = 0;
        int j = 0;
        while (i < a.Count && j < b.Count)
        {
            int order = string.CompareOrdinal(a[i].Space, b[j].Space);
            if (order == 0)
            {
                int gap = a[i].Position - b[j].Position;
                if (Math.Abs(gap) <= _distance)
                {
                    return true;
                }
                order = gap;
            }
            if (order < 0)
            {
                i++;
            }
            else
            {
                j++;
            }
        }
        return false;
    }
}
