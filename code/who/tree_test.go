package who

import (
	"strconv"
	"strings"
	"testing"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/lang"
	"github.com/entente-project/entente/lang/en"
	"github.com/entente-project/entente/lang/fr"
	"github.com/entente-project/entente/world"
)

// lexicon is the shipped lexicon of a language.
func lexicon(t testing.TB, l lang.Language) *Lexicon {
	t.Helper()
	w, err := world.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	x, err := New(l, w, nil)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func french(t testing.TB) *Lexicon  { return lexicon(t, fr.Language()) }
func english(t testing.TB) *Lexicon { return lexicon(t, en.Language()) }

// tree builds a sentence from words separated by white space, each FORM/UPOS/HEAD/DEPREL with optional /FEATS. "FORM_" is
// glued to the next word; "du=de" begins and "=le" ends a contraction.
func tree(t testing.TB, text string) *entente.Sentence {
	t.Helper()
	s := &entente.Sentence{}
	pos := 0
	for _, f := range strings.Fields(text) {
		c := strings.Split(f, "/")
		if len(c) < 4 {
			t.Fatalf("bad word %q", f)
		}
		head, err := strconv.Atoi(c[2])
		if err != nil {
			t.Fatal(err)
		}
		form, word, second := c[0], c[0], strings.HasPrefix(c[0], "=")
		if first, rest, ok := strings.Cut(c[0], "="); ok {
			form, word = first, rest
		}
		glued := strings.HasSuffix(form, "_")
		form, word = strings.TrimSuffix(form, "_"), strings.TrimSuffix(word, "_")
		if !second {
			s.Tokens = append(s.Tokens, entente.Token{Form: form, Span: entente.Span{Start: pos, End: pos + len(form)}, First: len(s.Words), SpaceAfter: !glued})
			pos += len(form)
			if !glued {
				pos++
			}
		}
		s.Tokens[len(s.Tokens)-1].Last = len(s.Words)
		w := entente.Word{Form: word, Lemma: strings.ToLower(word), UPOS: c[1], Head: head, Deprel: c[3], Token: len(s.Tokens) - 1}
		if len(c) > 4 {
			w.Feats = c[4]
		}
		s.Words = append(s.Words, w)
	}
	s.Span.End = pos
	return s
}

// show writes mentions as "IRN [Téhéran], /CVL [des manifestants]".
func show(list []entente.Mention) string {
	var out []string
	for _, m := range list {
		id := m.ID
		if id == "" {
			id = m.ISO3 + "/" + m.Sector
		}
		out = append(out, id+" ["+m.Text+"]")
	}
	return strings.Join(out, ", ")
}
