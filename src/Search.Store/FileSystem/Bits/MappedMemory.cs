using System.IO;
using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Search.Store;

/// <summary>A whole file mapped read-only into virtual memory. Spans are valid until disposal; no check is made after it.</summary>
internal sealed class MappedMemory : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly nint _address;

    /// <summary>Maps a file that is not empty.</summary>
    internal MappedMemory(FileStream stream)
    {
        Length = stream.Length;
        _file = MemoryMappedFile.CreateFromFile(
            stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        _view = _file.CreateViewAccessor(0, Length, MemoryMappedFileAccess.Read);
        _address = _view.SafeMemoryMappedViewHandle.DangerousGetHandle() + (nint)_view.PointerOffset;
    }

    internal long Length { get; }

    /// <summary>Bytes of a range that the caller has checked against <see cref="Length"/>.</summary>
    internal ReadOnlySpan<byte> Span(long offset, int length) =>
        MemoryMarshal.CreateReadOnlySpan(
            ref Unsafe.AddByteOffset(ref Unsafe.NullRef<byte>(), _address + (nint)offset), length);

    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }
}
