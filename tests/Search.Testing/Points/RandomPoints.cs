using Search.Codecs;

namespace Search.Testing.Points;

/// <summary>Point fields of random shape whose values make every kind of leaf: all equal, few distinct, close together, rising, spread.</summary>
public sealed class RandomPoints
{
    private readonly int _kind;
    private readonly byte[][] _few;

    private RandomPoints(PointShape shape, Random random)
    {
        Shape = shape;
        _kind = random.Next(6);
        _few = new byte[random.Next(1, 20)][];
        for (int i = 0; i < _few.Length; i++)
        {
            _few[i] = new byte[shape.PackedLength];
            random.NextBytes(_few[i]);
        }
    }

    /// <summary>Dimensions and width.</summary>
    public PointShape Shape { get; }

    /// <summary>Values of a random shape with that many indexed dimensions.</summary>
    public static RandomPoints Create(Random random, int indexDimensions)
    {
        int dimensions = random.Next(3) == 0 ? random.Next(indexDimensions, 17) : indexDimensions;
        return new RandomPoints(new PointShape(dimensions, indexDimensions, random.Next(1, 17)), random);
    }

    /// <summary>Random points of documents below a bound, by ascending document.</summary>
    public PointBuffer Points(Random random, int maxDoc)
    {
        var points = new PointBuffer(Shape);
        int sparse = random.Next(3) == 0 ? 10 : 1;
        int most = random.Next(2) == 0 ? 1 : 4;
        for (int doc = random.Next(sparse); doc < maxDoc; doc += sparse)
        {
            for (int i = most == 1 ? 1 : random.Next(most); i > 0; i--)
            {
                points.Add(doc, Value(random, doc));
            }
        }
        return points;
    }

    /// <summary>A random value for a document.</summary>
    public byte[] Value(Random random, int doc)
    {
        byte[] value = new byte[Shape.PackedLength];
        int width = Shape.BytesPerDimension;
        switch (_kind)
        {
            case 0:
                random.NextBytes(value);
                break;
            case 1:
                _few[random.Next(_few.Length)].CopyTo(value, 0);
                break;
            case 2:
                _few[0].CopyTo(value, 0);
                break;
            case 3:
                _few[0].CopyTo(value, 0);
                for (int dim = 0; dim < Shape.Dimensions; dim++)
                {
                    value[((dim + 1) * width) - 1] = (byte)random.Next(30);
                }
                break;
            case 4:
                for (int dim = 0; dim < Shape.Dimensions; dim++)
                {
                    for (int b = 0; b < Math.Min(4, width); b++)
                    {
                        value[((dim + 1) * width) - 1 - b] = (byte)(doc >> (8 * b));
                    }
                }
                break;
            default:
                random.NextBytes(value);
                _few[random.Next(_few.Length)].AsSpan(0, width).CopyTo(value);
                break;
        }
        return value;
    }
}
