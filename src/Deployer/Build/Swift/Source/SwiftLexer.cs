namespace Deployer.Build.Swift.Source;

/// <summary>
/// Cuts Swift source into tokens so that a rule never takes a comment or a string for code. It knows nested comments, raw and
/// multi-line strings and interpolations; regex literals without `#` are read as operators and words.
/// </summary>
internal sealed class SwiftLexer
{
    private static readonly string[] Directives = ["#if", "#elseif", "#else", "#endif"];

    private readonly string _text;
    private readonly List<SwiftToken> _tokens = [];
    private int _at;

    private SwiftLexer(string text) => _text = text;

    public static IReadOnlyList<SwiftToken> Read(string text)
    {
        var lexer = new SwiftLexer(text);
        lexer.SkipShebang();
        while (lexer._at < text.Length) lexer.ReadNext();
        return lexer._tokens;
    }

    /// <summary>Whether a byte can be part of a name; bytes of characters beyond ASCII can.</summary>
    public static bool IsNamePart(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '$' || character >= 0x80;

    private void SkipShebang()
    {
        if (_text.StartsWith("\u00EF\u00BB\u00BF", StringComparison.Ordinal)) _at = 3;
        if (string.CompareOrdinal(_text, _at, "#!", 0, 2) == 0) SkipLine();
    }

    private void ReadNext()
    {
        var character = _text[_at];
        if (char.IsWhiteSpace(character) && character < 0x80) _at++;
        else if (Has("//")) SkipLine();
        else if (Has("/*")) SkipComment();
        else if (character == '"') ReadString(0);
        else if (character == '#') ReadHash();
        else if (IsNamePart(character)) ReadWhile(SwiftTokenKind.Word, IsNamePart);
        else Add(SwiftTokenKind.Symbol, _at + 1);
    }

    private void ReadHash()
    {
        var hashes = _at;
        while (hashes < _text.Length && _text[hashes] == '#') hashes++;
        if (hashes < _text.Length && _text[hashes] == '"') ReadString(hashes - _at);
        else if (hashes < _text.Length && _text[hashes] == '/') ReadRegex(hashes - _at);
        else if (IsDirective()) Add(SwiftTokenKind.Directive, EndOfDirective());
        else Add(SwiftTokenKind.Symbol, _at + 1);
    }

    private bool IsDirective() =>
        Directives.Any(
            word => Has(word) && (_at + word.Length == _text.Length || !IsNamePart(_text[_at + word.Length])));

    private int EndOfDirective()
    {
        var end = _at;
        while (end < _text.Length && _text[end] is not '\n' and not '\r' && string.CompareOrdinal(_text, end, "//", 0, 2) != 0) end++;
        while (_text[end - 1] is ' ' or '\t') end--;
        return end;
    }

    /// <summary>Reads a literal whose quotes are guarded by this many hashes; an unterminated one ends with its line or the file.</summary>
    private void ReadString(int hashes)
    {
        var open = _at + hashes;
        var isLong = string.CompareOrdinal(_text, open, "\"\"\"", 0, 3) == 0;
        var quote = (isLong ? "\"\"\"" : "\"") + new string('#', hashes);
        var escape = "\\" + new string('#', hashes);
        var at = open + (isLong ? 3 : 1);
        while (at < _text.Length && string.CompareOrdinal(_text, at, quote, 0, quote.Length) != 0)
        {
            if (!isLong && _text[at] == '\n')
            {
                Add(SwiftTokenKind.String, at);
                return;
            }

            at = string.CompareOrdinal(_text, at, escape, 0, escape.Length) == 0 ? AfterEscape(at + escape.Length) : at + 1;
        }

        Add(SwiftTokenKind.String, Math.Min(_text.Length, at + quote.Length));
    }

    /// <summary>After an escape; the tokens of an interpolation are read to find its end and then dropped.</summary>
    private int AfterEscape(int at)
    {
        if (at >= _text.Length || _text[at] != '(') return at + 1;
        var inner = new SwiftLexer(_text) { _at = at };
        var depth = 0;
        var seen = 0;
        do
        {
            inner.ReadNext();
            for (; seen < inner._tokens.Count; seen++)
            {
                depth += inner._tokens[seen].IsSymbol('(') ? 1 : inner._tokens[seen].IsSymbol(')') ? -1 : 0;
            }
        }
        while (depth > 0 && inner._at < _text.Length);
        return inner._at;
    }

    private void ReadRegex(int hashes)
    {
        var end = _text.IndexOf("/" + new string('#', hashes), _at + hashes + 1, StringComparison.Ordinal);
        Add(SwiftTokenKind.String, end < 0 ? _text.Length : end + hashes + 1);
    }

    private void SkipLine()
    {
        var end = _text.IndexOf('\n', _at);
        _at = end < 0 ? _text.Length : end;
    }

    private void SkipComment()
    {
        var depth = 0;
        do
        {
            var opens = Has("/*");
            var closes = !opens && Has("*/");
            depth += opens ? 1 : closes ? -1 : 0;
            _at += opens || closes ? 2 : 1;
        }
        while (depth > 0 && _at < _text.Length);
    }

    private void ReadWhile(SwiftTokenKind kind, Func<char, bool> belongs)
    {
        var end = _at;
        while (end < _text.Length && belongs(_text[end])) end++;
        Add(kind, end);
    }

    private bool Has(string text) => string.CompareOrdinal(_text, _at, text, 0, text.Length) == 0;

    private void Add(SwiftTokenKind kind, int end)
    {
        _tokens.Add(new SwiftToken(kind, _at, end, _text[_at..end]));
        _at = end;
    }
}
