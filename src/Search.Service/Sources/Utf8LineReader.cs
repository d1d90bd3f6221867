using System.IO;

namespace Search.Service;

/// <summary>
/// Splits a stream into lines of bytes at LF, a CR before it removed, a byte order mark at the start skipped. The
/// last line needs no LF. A line over the limit is reported as too long and skipped without being held.
/// </summary>
internal sealed class Utf8LineReader
{
    private readonly Stream _stream;
    private readonly int _maxLineBytes;
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private bool _ended;

    internal Utf8LineReader(Stream stream, int maxLineBytes)
    {
        _stream = stream;
        _maxLineBytes = maxLineBytes;
    }

    /// <summary>Number of the line last read, from 1.</summary>
    internal long LineNumber { get; private set; }

    /// <summary>Whether the line last read was over the limit; its bytes are then cut.</summary>
    internal bool IsTooLong { get; private set; }

    /// <summary>Reads the next line; false at the end. The bytes are valid until the next call.</summary>
    internal bool TryRead(out ReadOnlyMemory<byte> line)
    {
        IsTooLong = false;
        int searched = 0;
        while (true)
        {
            int found = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                return Take(searched + found, 1, out line);
            }
            searched = _end - _start;
            if (_ended)
            {
                return Take(searched, 0, out line) && (searched > 0 || IsTooLong);
            }
            if (searched > _maxLineBytes)
            {
                // Keep the beginning, for the message; drop what follows up to the line's end.
                IsTooLong = true;
                _end = _start + Math.Min(searched, 256);
                searched = _end - _start;
                SkipToLineEnd();
                return Take(searched, 0, out line);
            }
            Fill();
        }
    }

    private bool Take(int length, int terminator, out ReadOnlyMemory<byte> line)
    {
        LineNumber++;
        int start = _start;
        _start += length + terminator;
        if (LineNumber == 1 && _buffer.AsSpan(start, length).StartsWith("\uFEFF"u8))
        {
            start += 3;
            length -= 3;
        }
        if (length > 0 && _buffer[start + length - 1] == '\r')
        {
            length--;
        }
        line = _buffer.AsMemory(start, length);
        return true;
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }
        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
        int read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _ended = read == 0;
        _end += read;
    }

    private void SkipToLineEnd()
    {
        byte[] scratch = new byte[1 << 16];
        int kept = _end;
        while (true)
        {
            int read = _stream.Read(scratch);
            if (read == 0)
            {
                _ended = true;
                return;
            }
            int found = scratch.AsSpan(0, read).IndexOf((byte)'\n');
            if (found < 0)
            {
                continue;
            }
            // What follows the line is put behind what was kept, where the next call finds it.
            int rest = read - found - 1;
            if (_buffer.Length - kept < rest)
            {
                Array.Resize(ref _buffer, kept + rest);
            }
            scratch.AsSpan(found + 1, rest).CopyTo(_buffer.AsSpan(kept));
            _end = kept + rest;
            return;
        }
    }
}
