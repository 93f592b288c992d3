using System.Linq;
using Xunit;

namespace EcsAutoscale.Core.Tests.QueryLanguage;

public sealed class QueryErrorTests
{
    private const string Subjects = "agentConnected, agentVersion, attribute:<name>, ec2InstanceId, registeredAt, runningTasksCount or task:group";
    private const string Operators = "an operator such as ==, !=, in, =~ or exists";

    [Theory]
    [InlineData("", 0, 0, "Expected a subject (" + Subjects + ") but found the end.")]
    [InlineData("  ", 2, 0, "Expected a subject (" + Subjects + ") but found the end.")]
    [InlineData("zone == a", 0, 4, "There is no subject 'zone'; there are " + Subjects + ".")]
    [InlineData("attribute: == a", 0, 10, "The name of an attribute has 1 to 128 characters and no ':'.")]
    [InlineData("attribute:a:b == a", 0, 13, "The name of an attribute has 1 to 128 characters and no ':'.")]
    [InlineData("attribute:a", 11, 0, "Expected " + Operators + " but found the end.")]
    [InlineData("attribute:a = b", 12, 1, "Expected " + Operators + " but found '='.")]
    [InlineData("attribute:a like b", 12, 4, "Expected " + Operators + " but found 'like'.")]
    [InlineData("attribute:a !inside [b]", 12, 1, "Expected " + Operators + " but found '!'.")]
    [InlineData("attribute:a ==", 14, 0, "Expected a value but found the end.")]
    [InlineData("attribute:a == )", 15, 1, "Expected a value but found ')'.")]
    [InlineData("attribute:a == and", 15, 3, "Expected a value but found 'and'; put it in quotes if it is one.")]
    [InlineData("attribute:a ===b", 14, 2, "Expected a value but found '=b'.")]
    [InlineData("attribute:a =~ t(2|3)", 16, 1, "A value with '(' in it must be in quotes.")]
    [InlineData("attribute:a =~ (?i)t2", 15, 1, "A value with '(' in it must be in quotes.")]
    [InlineData("attribute:a == o'neil", 16, 1, "A value with ''' in it must be in quotes.")]
    [InlineData("attribute:a == 'b", 15, 2, "The quote ' is not closed.")]
    [InlineData("attribute:a == [b]", 15, 1, "A list can only follow 'in' and '!in'.")]
    [InlineData("attribute:a in b", 15, 1, "Expected a list such as [a, b] but found 'b'.")]
    [InlineData("attribute:a in []", 16, 1, "Expected a value but found ']'.")]
    [InlineData("attribute:a in [b, ]", 19, 1, "Expected a value but found ']'.")]
    [InlineData("attribute:a in [b c]", 18, 1, "Expected ',' or ']' but found 'c'.")]
    [InlineData("attribute:a in [b", 17, 0, "Expected ',' or ']' but found the end.")]
    [InlineData("attribute:a == b c", 17, 1, "Expected 'and', 'or' or the end but found 'c'.")]
    [InlineData("attribute:a == b)", 16, 1, "Expected 'and', 'or' or the end but found ')'.")]
    [InlineData("(attribute:a == b", 17, 0, "Expected 'and', 'or' or ')' but found the end.")]
    [InlineData("attribute:a == b AND attribute:c == d", 17, 3, "Expected 'and', 'or' or the end but found 'AND'.")]
    [InlineData("attribute:a == b and", 20, 0, "Expected a subject (" + Subjects + ") but found the end.")]
    [InlineData("agentVersion == latest", 16, 6, "Expected a version such as 1.14.5 but found 'latest'.")]
    [InlineData("agentVersion == 1..5", 16, 4, "Expected a version such as 1.14.5 but found '1..5'.")]
    [InlineData("registeredAt < 2018-13-01", 15, 10, "Expected a date such as 2018-06-18 or 2018-06-18T22:28:28Z but found '2018-13-01'.")]
    [InlineData("runningTasksCount > -1", 20, 2, "Expected a whole number but found '-1'.")]
    [InlineData("runningTasksCount in [1]", 18, 2, "runningTasksCount cannot be compared by 'in'; it takes == != >= <= > <.")]
    [InlineData("agentVersion =~ 1.*", 13, 2, "agentVersion cannot be compared by '=~'; it takes == != >= <= > <.")]
    [InlineData("agentConnected > true", 15, 1, "agentConnected cannot be compared by '>'; it takes == != =~ !~ in !in.")]
    [InlineData("ec2InstanceId exists", 14, 6, "ec2InstanceId cannot be compared by 'exists'; it takes == != =~ !~ in !in.")]
    [InlineData("agentConnected == True", 18, 4, "Expected true or false but found 'True'.")]
    [InlineData("attribute:\u0430 == b", 0, 10, "The name of an attribute has 1 to 128 characters and no ':'.")]
    [InlineData("attribute:a == b\u0430", 16, 1, "Expected 'and', 'or' or the end but found the character U+0430.")]
    [InlineData("attribute:a == \u001b[0m", 15, 1, "Expected a value but found the character U+001B.")]
    public void Says_what_is_wrong_and_where(string text, int position, int length, string message)
    {
        var error = Query.Error(text);

        Assert.Equal((position, length, message), (error.Position, error.Length, error.Message));
        Assert.Equal($"column {position + 1}: {message}", error.ToString());
    }

    [Fact]
    public void Length_and_depth_are_bounded()
    {
        var longest = "attribute:a == '" + new string('x', 2000 - 17) + "'";
        Query.Parse(longest);
        Assert.Equal(2000, Query.Error(longest + " ").Position);
        Assert.StartsWith("The name of an attribute", Query.Error("attribute:" + new string('x', 129) + " exists").Message);

        string Nested(int levels) => string.Concat(Enumerable.Repeat("(!", levels)) + "attribute:a exists" + new string(')', levels);
        Query.Parse(Nested(31));
        Assert.Equal("The expression is nested deeper than 64 levels.", Query.Error(Nested(32)).Message);
        Assert.Equal(64, Query.Error(new string('(', 1000)).Position);
        Assert.Equal(2000, Query.Error(new string('(', 100_000)).Position);
    }
}
