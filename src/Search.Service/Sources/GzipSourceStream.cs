using System.IO;
using System.IO.Compression;

namespace Search.Service;

/// <summary>
/// Unpacks gzip and notices when the file is cut off, which the framework's stream passes over in silence: a member
/// of known content is put behind the file, and must come out last. The members of a file follow one another (RFC
/// 1952, 2.2), so that it comes out when the file is whole, and only then.
/// </summary>
internal sealed class GzipSourceStream : ForwardStream
{
    private static readonly byte[] Mark = [.. "\u0001end of the file\u0002"u8];
    private static readonly byte[] MarkMember = Pack(Mark);

    private readonly GZipStream _gzip;
    private readonly byte[] _held = new byte[1 << 16];
    private int _start;
    private int _end;
    private bool _ended;

    internal GzipSourceStream(Stream packed) =>
        _gzip = new GZipStream(new Chain(packed, MarkMember), CompressionMode.Decompress);

    /// <exception cref="InvalidDataException">The file is not gzip, or is cut off.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (!_ended && _end - _start <= Mark.Length)
        {
            Fill();
        }
        // What may be the mark is held back.
        int ready = Math.Min(buffer.Length, _end - _start - (_ended ? 0 : Mark.Length));
        _held.AsSpan(_start, ready).CopyTo(buffer);
        _start += ready;
        return ready;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _gzip.Dispose();
        }
        base.Dispose(disposing);
    }

    private void Fill()
    {
        _held.AsSpan(_start, _end - _start).CopyTo(_held);
        _end -= _start;
        _start = 0;
        int read = _gzip.Read(_held.AsSpan(_end));
        _end += read;
        if (read > 0)
        {
            return;
        }
        _ended = true;
        if (!_held.AsSpan(0, _end).EndsWith(Mark))
        {
            throw new InvalidDataException("the gzip data are cut off, or something else follows them");
        }
        _end -= Mark.Length;
    }

    private static byte[] Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(content);
        }
        return packed.ToArray();
    }

    // One stream behind another.
    private sealed class Chain(Stream first, byte[] second) : ForwardStream
    {
        private int _next;

        public override int Read(Span<byte> buffer)
        {
            int read = _next == 0 ? first.Read(buffer) : 0;
            if (read > 0)
            {
                return read;
            }
            int rest = Math.Min(buffer.Length, second.Length - _next);
            second.AsSpan(_next, rest).CopyTo(buffer);
            _next += rest;
            return rest;
        }
    }
}
