using System;
using System.Management.Automation.Host;

namespace EcsAutoscale.Host.Engine;

/// <summary>A screen that is only as wide as it is: what formatting asks for. Nothing can be drawn on it.</summary>
internal sealed class EngineRawUserInterface(Streams streams) : PSHostRawUserInterface
{
    private const int Height = 3000;

    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    public override Size BufferSize { get; set; } = new(streams.Width, Height);

    public override Coordinates CursorPosition { get; set; }

    public override int CursorSize { get; set; } = 25;

    public override bool KeyAvailable => false;

    public override Size MaxPhysicalWindowSize => BufferSize;

    public override Size MaxWindowSize => BufferSize;

    public override Coordinates WindowPosition { get; set; }

    public override Size WindowSize { get; set; } = new(streams.Width, Height);

    public override string WindowTitle { get; set; } = "EcsAutoscale";

    public override void FlushInputBuffer()
    {
    }

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw NotAScreen();

    public override KeyInfo ReadKey(ReadKeyOptions options) => throw NotAScreen();

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) => throw NotAScreen();

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw NotAScreen();

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw NotAScreen();

    private static NotSupportedException NotAScreen() => new("The EcsAutoscale host has no screen to draw on or to read keys from.");
}
