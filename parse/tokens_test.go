package parse

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/entente-project/entente"
)

// whole checks what must hold for the cut of any text: tokens in order, every byte in one token or white space, sentences
// inside one line and under the bound, words and tokens that point at each other.
func whole(t *testing.T, text string, sentences []entente.Sentence) {
	t.Helper()
	at := 0
	for _, s := range sentences {
		if len(s.Tokens) == 0 || len(s.Tokens) > maxTokens {
			t.Fatalf("a sentence of %d tokens", len(s.Tokens))
		}
		if s.Span.Start != s.Tokens[0].Span.Start || s.Span.End != s.Tokens[len(s.Tokens)-1].Span.End {
			t.Fatalf("span %v does not reach from first to last token", s.Span)
		}
		if strings.ContainsAny(s.Span.Of(text), "\n\r") {
			t.Fatalf("a line end inside the sentence %q", s.Span.Of(text))
		}
		word := 0
		for i, tok := range s.Tokens {
			if tok.Span.Start < at || tok.Span.Empty() || tok.Span.Of(text) != tok.Form {
				t.Fatalf("token %d %+v comes after byte %d of %q", i, tok, at, text)
			}
			for _, r := range text[at:tok.Span.Start] {
				if !space(r) {
					t.Fatalf("%q stands in no token of %q", text[at:tok.Span.Start], text)
				}
			}
			at = tok.Span.End
			if tok.First != word || tok.Last < tok.First || tok.Last >= len(s.Words) {
				t.Fatalf("token %q has the words %d..%d, want from %d", tok.Form, tok.First, tok.Last, word)
			}
			for ; word <= tok.Last; word++ {
				if s.Words[word].Token != i || s.Words[word].Form == "" {
					t.Fatalf("word %d is %+v, want one of token %d", word, s.Words[word], i)
				}
			}
		}
		if word != len(s.Words) {
			t.Fatalf("%d words, %d of them in tokens", len(s.Words), word)
		}
	}
	for _, r := range text[at:] {
		if !space(r) {
			t.Fatalf("%q stands in no token", text[at:])
		}
	}
	if utf8.ValidString(text) {
		for _, s := range sentences {
			for _, tok := range s.Tokens {
				if !utf8.ValidString(tok.Form) {
					t.Fatalf("token %q ends inside a character", tok.Form)
				}
			}
		}
	}
}

func FuzzTokens(f *testing.F) {
	for _, s := range []string{
		"Il revient du Caire. Elle part.", "L'Iran n'a «rien» dit… 10 000 a-t-il", "don't U.S. 5pm http://a.b/c). :) [1] ...",
		"\xff\xfe l’\xe2", "a\u200bb\u00a0c\n\r\n", "d'd'd'-le-le-le-la-la", "....''''\"\"", "((((", "#@+.5-'s", "1 000 000 000.000,0:00",
		"x@y.z@", "A.B.-C.D", "\u0301\u0301", "délégué(e)s", "Ⅷ.ǅ. ", "http://((((", "。。。", "1-2-3-4-", "'n'",
	} {
		for _, code := range []string{"fr", "en", "zz"} {
			f.Add(code, s)
		}
	}
	p := tokens(f)
	f.Fuzz(func(t *testing.T, code, text string) {
		whole(t, text, p.Tokens(code, text))
	})
}

// TestHostile cuts long texts of the shapes that make careless cutters slow: each must come out whole.
func TestHostile(t *testing.T) {
	p := tokens(t)
	for _, unit := range []string{"a", "d'", "-le", "a.", "'", "\"", "(", "x@", "1 000 ", "a-", ".", "«", "http://", "mot ", "\xff", "1.", "[1]", "é", "n't", ":)", "U.S. "} {
		text := strings.Repeat(unit, 20000/len(unit))
		for _, code := range []string{"fr", "en", ""} {
			whole(t, text, p.Tokens(code, text))
		}
	}
}

func TestEndlessSentenceIsCut(t *testing.T) {
	text := strings.Repeat("mot, ", 100) + strings.Repeat("mot ", 1000)
	s := tokens(t).Tokens("fr", text)
	whole(t, text, s)
	last := s[0].Tokens[len(s[0].Tokens)-1].Form
	if last != "," {
		t.Errorf("the first piece ends with %q, want the last comma of its second half", last)
	}
}

func TestUnknownLanguageKeepsApostrophes(t *testing.T) {
	s := tokens(t).Tokens("zz", "Don't o'zbek l'Iran")
	if len(s) != 1 || len(s[0].Tokens) != 3 || len(s[0].Words) != 3 {
		t.Errorf("got %+v", s)
	}
}

func TestCapitalsOfContractions(t *testing.T) {
	c := tokens(t).cutter("fr")
	for form, want := range map[string]string{"du": "de le", "Du": "De le", "DU": "DE LE", "Auxquelles": "À lesquelles"} {
		if got := strings.Join(c.split(form, func() bool { return true }), " "); got != want {
			t.Errorf("%s: %q, want %q", form, got, want)
		}
	}
	if got := c.split("des", func() bool { return false }); len(got) != 1 || got[0] != "des" {
		t.Errorf("a single des: %q", got)
	}
	en := tokens(t).cutter("en")
	for form, want := range map[string]string{"Cannot": "Can not", "GONNA": "GON NA", "it’s": "it ’s", "it’": "it’", "o'clock": "o'clock", "dogs'": "dogs '"} {
		if got := strings.Join(en.split(form, nil), " "); got != want {
			t.Errorf("%s: %q, want %q", form, got, want)
		}
	}
}
