using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace EcsAutoscale.Tests.Support;

/// <summary>A host that remembers what was written and answers questions from a queue. A question without an answer fails the test.</summary>
internal sealed class TestHost : PSHost
{
    private readonly TestUserInterface _ui = new();

    public ConcurrentQueue<string> Answers => _ui.Answers;

    public IReadOnlyCollection<string> Lines => _ui.Lines;

    public IReadOnlyCollection<string> Warnings => _ui.Warnings;

    public IReadOnlyCollection<string> Questions => _ui.Questions;

    public override string Name => "Test";

    public override Version Version { get; } = new(1, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface UI => _ui;

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override void SetShouldExit(int exitCode)
    {
    }

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    private sealed class TestUserInterface : PSHostUserInterface
    {
        private readonly ConcurrentQueue<string> _lines = [];
        private string _open = "";

        public ConcurrentQueue<string> Answers { get; } = [];

        public ConcurrentQueue<string> Warnings { get; } = [];

        public ConcurrentQueue<string> Questions { get; } = [];

        public IReadOnlyCollection<string> Lines => _lines;

        public override PSHostRawUserInterface RawUI { get; } = new TestRawUserInterface();

        public override void Write(string value) => _open += value;

        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => _open += value;

        public override void WriteLine(string value)
        {
            foreach (var line in (_open + value).Split('\n')) _lines.Enqueue(GetOutputString(line, supportsVirtualTerminal: false));
            _open = "";
        }

        public override void WriteErrorLine(string value) => _lines.Enqueue(value);

        public override void WriteDebugLine(string message) => _lines.Enqueue(message);

        public override void WriteVerboseLine(string message) => _lines.Enqueue(message);

        public override void WriteWarningLine(string message) => Warnings.Enqueue(message);

        public override void WriteProgress(long sourceId, ProgressRecord record)
        {
        }

        public override string ReadLine() => throw new NotSupportedException();

        public override SecureString ReadLineAsSecureString() => throw new NotSupportedException();

        public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
            throw new NotSupportedException($"Asked for {string.Join(", ", descriptions.Select(one => one.Name))}.");

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
            throw new NotSupportedException();

        public override PSCredential PromptForCredential(
            string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
            throw new NotSupportedException();

        public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
        {
            Questions.Enqueue(message);
            if (!Answers.TryDequeue(out var answer)) throw new InvalidOperationException($"Nobody answers: {message}");
            return choices.Select((choice, index) => (choice.Label, index)).First(one => one.Label.Contains("&" + answer, StringComparison.Ordinal)).index;
        }
    }

    private sealed class TestRawUserInterface : PSHostRawUserInterface
    {
        public override ConsoleColor ForegroundColor { get; set; }

        public override ConsoleColor BackgroundColor { get; set; }

        public override Size BufferSize { get; set; } = new(120, 1000);

        public override Coordinates CursorPosition { get; set; }

        public override int CursorSize { get; set; }

        public override bool KeyAvailable => false;

        public override Size MaxPhysicalWindowSize => BufferSize;

        public override Size MaxWindowSize => BufferSize;

        public override Coordinates WindowPosition { get; set; }

        public override Size WindowSize { get; set; } = new(120, 1000);

        public override string WindowTitle { get; set; } = "";

        public override void FlushInputBuffer()
        {
        }

        public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw new NotSupportedException();

        public override KeyInfo ReadKey(ReadKeyOptions options) => throw new NotSupportedException();

        public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) => throw new NotSupportedException();

        public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw new NotSupportedException();

        public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw new NotSupportedException();
    }
}
