using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using EcsAutoscale.Adapters.Definitions.Yaml;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Definitions.Reading;

/// <summary>Gathers what must never be shown: values of variables in metric sources, and the user info of URLs.</summary>
internal sealed class SecretCollector
{
    /// <summary>Shorter texts are left alone: masking every "1" or "on" would make messages unreadable, and hides nothing.</summary>
    public const int Shortest = 4;

    private readonly HashSet<string> _secrets = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    /// <summary>A name that every message shows anyway: of a cluster, a service, a group.</summary>
    public void Public(string name) => _names.Add(name);

    /// <summary>Every variable's value in a node and below it.</summary>
    public void AddVariables(YamlNode node)
    {
        switch (node)
        {
            case ScalarNode scalar:
                foreach (var piece in scalar.Pieces.Where(piece => piece.Variable is not null)) _secrets.Add(piece.Text);
                break;
            case SequenceNode sequence:
                foreach (var item in sequence.Items) AddVariables(item);
                break;
            case MappingNode mapping:
                foreach (var entry in mapping.Entries)
                {
                    AddVariables(entry.Key);
                    AddVariables(entry.Value);
                }

                break;
        }
    }

    /// <summary>A text that is secret as a whole.</summary>
    public void Add(string secret) => _secrets.Add(secret);

    /// <summary>A URL's user and password, in every shape in which they are sent.</summary>
    public void AddUserInfo(Uri url)
    {
        if (url.UserInfo.Length == 0) return;
        var decoded = string.Join(":", url.UserInfo.Split([':'], 2).Select(Uri.UnescapeDataString));
        foreach (var text in new[] { url.UserInfo, decoded })
        {
            _secrets.Add(text);
            _secrets.UnionWith(text.Split([':'], 2));
        }

        _secrets.Add(Convert.ToBase64String(Encoding.UTF8.GetBytes(decoded)));
    }

    /// <summary>Knows all of them, but for what is too short, and for parts of names that are shown anyway.</summary>
    public Redactor Redactor() => new(_secrets
        .Where(secret => secret.Trim().Length >= Shortest)
        .Where(secret => !_names.Exists(name => name.Contains(secret))));
}
