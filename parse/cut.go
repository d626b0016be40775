package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/entente-project/entente"
)

// sentences cuts a text: paragraphs at line ends, tokens, sentences, and the words that tokens surely hold.
func (c *cutter) sentences(text string) []entente.Sentence {
	var out []entente.Sentence
	for i := 0; i < len(text); {
		end := len(text)
		if k := strings.IndexAny(text[i:], "\n\r"); k >= 0 {
			end = i + k
		}
		toks := c.paragraph(text, i, end)
		from := 0
		for _, to := range c.ends(text, toks) {
			out = append(out, c.sentence(text, toks[from:to]))
			from = to
		}
		i = end + 1
	}
	return out
}

// sentence makes a Sentence of its token spans.
func (c *cutter) sentence(text string, spans []entente.Span) entente.Sentence {
	s := entente.Sentence{
		Span:   entente.Span{Start: spans[0].Start, End: spans[len(spans)-1].End},
		Tokens: make([]entente.Token, len(spans)),
	}
	for i, sp := range spans {
		after := sp.End >= len(text)
		if !after {
			r, _ := utf8.DecodeRuneInString(text[sp.End:])
			after = space(r)
		}
		s.Tokens[i] = entente.Token{Form: sp.Of(text), Span: sp, SpaceAfter: after}
	}
	c.words(&s, nil)
	return s
}

// words fills Words with the forms of the words each token holds. asked decides about tokens that may be one word or
// several; nil takes them as several.
func (c *cutter) words(s *entente.Sentence, asked func(token int) bool) {
	s.Words = make([]entente.Word, 0, len(s.Tokens)+4)
	for i := range s.Tokens {
		t := &s.Tokens[i]
		t.First = len(s.Words)
		for _, f := range c.split(t.Form, func() bool { return asked == nil || asked(i) }) {
			s.Words = append(s.Words, entente.Word{Form: f, Token: i})
		}
		t.Last = len(s.Words) - 1
	}
}

// split gives the words of a token; asked is called for a form that may also be one word.
func (c *cutter) split(form string, asked func() bool) []string {
	low := plain(form)
	if con, ok := c.Contractions[low]; ok {
		if con.Asked && !asked() {
			return []string{form}
		}
		return cased(form, con.Words)
	}
	if len(c.Endings) == 0 || c.Whole[low] || low == "" || !unicode.IsLetter(first(low)) {
		return []string{form}
	}
	for _, end := range c.Endings {
		if k := tail(form, end); k > 0 {
			return []string{form[:k], form[k:]}
		}
	}
	if r := before(form, len(form)); apostrophe(r) {
		k := len(form) - utf8.RuneLen(r)
		if p := before(form, k); p == 's' || p == 'S' {
			return []string{form[:k], form[k:]}
		}
	}
	return []string{form}
}

// tail is where the ending begins in a form; 0 if the form does not end so or would be nothing else.
func tail(form, end string) int {
	k := len(form)
	for range end {
		_, n := utf8.DecodeLastRuneInString(form[:k])
		k -= n
	}
	if k > 0 && plain(form[k:]) == end {
		return k
	}
	return 0
}

// cased gives the words of a contraction the capitals of the token: "Du" -> "De le", "DU" -> "DE LE", and keeps the
// token's own letters where the words are only cut ("Cannot" -> "Can not").
func cased(form string, words []string) []string {
	out := make([]string, len(words))
	if strings.Join(words, "") == strings.ToLower(form) {
		k := 0
		for i, w := range words {
			out[i] = form[k : k+len(w)]
			k += len(w)
		}
		return out
	}
	r, n := utf8.DecodeRuneInString(form)
	all := len(form) > n && form == strings.ToUpper(form)
	for i, w := range words {
		switch {
		case all:
			w = strings.ToUpper(w)
		case i == 0 && unicode.IsUpper(r):
			q, m := utf8.DecodeRuneInString(w)
			w = string(unicode.ToUpper(q)) + w[m:]
		}
		out[i] = w
	}
	return out
}
