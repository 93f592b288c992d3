using System;
using System.Text;
using EcsAutoscale.Adapters.Definitions.Reading;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Definitions.Sources;

/// <summary>Reads <c>user</c> and <c>password</c>, which may stand beside a URL instead of in it. Passwords are kept as secrets.</summary>
internal static class LoginReader
{
    /// <summary>The key of the user.</summary>
    public const string User = "user";

    /// <summary>The key of the password.</summary>
    public const string Password = "password";

    /// <summary>Reads them; null where they are not there, or wrong, which is reported.</summary>
    /// <param name="fields">The source's keys.</param>
    /// <param name="url">The source's URL; null where it could not be read.</param>
    /// <param name="needsUser">Whether a password alone is not enough.</param>
    public static Login? Read(Fields fields, SourceUrl? url, bool needsUser = true)
    {
        if (!fields.Has(User) && !fields.Has(Password)) return null;
        if (url is not null && new Uri(url.Value.Reveal()).UserInfo.Length > 0)
            fields.In(User).Error((fields.Raw(User) ?? fields.Raw(Password))!, "the URL names a user already: take it out of the URL, or leave user and password out");
        if (needsUser) fields.Required(User, "give the password's user");
        fields.Required(Password, "give the user's password");
        var user = fields.Secret(User);
        if (fields.Secret(Password) is not Sensitive password || (needsUser && user is null)) return null;
        user ??= new Sensitive("");
        fields.Scope.Secrets.Add(password.Reveal());
        fields.Scope.Secrets.Add(Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user.Reveal()}:{password.Reveal()}")));
        return new Login(user, password);
    }
}
