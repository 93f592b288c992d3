using System.Collections.Generic;

namespace EcsAutoscale.Simulation.Time;

/// <summary>A binary heap of events: by time, then by sequence number.</summary>
internal sealed class EventQueue
{
    private readonly List<ScheduledEvent> _heap = [];

    public ScheduledEvent? Peek()
    {
        while (_heap.Count > 0 && _heap[0].IsCancelled)
            RemoveFirst();
        return _heap.Count == 0 ? null : _heap[0];
    }

    public void Add(ScheduledEvent item)
    {
        _heap.Add(item);
        var child = _heap.Count - 1;
        while (child > 0)
        {
            var parent = (child - 1) / 2;
            if (!_heap[child].IsBefore(_heap[parent]))
                return;
            Swap(child, parent);
            child = parent;
        }
    }

    public void RemoveFirst()
    {
        var last = _heap.Count - 1;
        _heap[0] = _heap[last];
        _heap.RemoveAt(last);
        var parent = 0;
        while (true)
        {
            var first = parent;
            for (var child = (2 * parent) + 1; child <= (2 * parent) + 2 && child < last; child++)
            {
                if (_heap[child].IsBefore(_heap[first]))
                    first = child;
            }

            if (first == parent)
                return;
            Swap(first, parent);
            parent = first;
        }
    }

    private void Swap(int left, int right) => (_heap[left], _heap[right]) = (_heap[right], _heap[left]);
}
