namespace Grpc.Wire;

/// <summary>What <see cref="FrameParser"/> found at the start of a buffer.</summary>
internal enum FrameStatus
{
    /// <summary>Not all of a frame is there yet.</summary>
    Incomplete,

    /// <summary>A whole frame.</summary>
    Complete,

    /// <summary>The frame says that it is longer than the limit.</summary>
    TooLarge,

    /// <summary>The first byte is neither 0 nor 1.</summary>
    BadFlag,
}
