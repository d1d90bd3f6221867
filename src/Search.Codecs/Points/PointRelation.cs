namespace Search.Codecs;

/// <summary>How a cell of a point tree lies to what a visitor looks for.</summary>
public enum PointRelation
{
    /// <summary>No point of the cell can match.</summary>
    Outside,

    /// <summary>Every point of the cell matches.</summary>
    Inside,

    /// <summary>Some points may match: each is to be looked at.</summary>
    Crosses,
}
