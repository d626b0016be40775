package code

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/lang/all"
	"github.com/entente-project/entente/ontology"
	"github.com/entente-project/entente/world"
)

// plant builds a sentence from lines of "form lemma UPOS head deprel [feats]", a word to a line, and the text it stands in.
func plant(t testing.TB, lines string) (*entente.Sentence, string) {
	t.Helper()
	s := &entente.Sentence{}
	var text strings.Builder
	for l := range strings.Lines(strings.TrimSpace(lines)) {
		f := strings.Fields(l)
		if len(f) < 5 {
			t.Fatalf("line %q: want form lemma UPOS head deprel [feats]", l)
		}
		head, err := strconv.Atoi(f[3])
		if err != nil {
			t.Fatal(err)
		}
		feats := ""
		if len(f) > 5 {
			feats = f[5]
		}
		start := text.Len()
		text.WriteString(f[0])
		n := len(s.Words)
		s.Tokens = append(s.Tokens, entente.Token{Form: f[0], Span: entente.Span{Start: start, End: text.Len()}, First: n, Last: n, SpaceAfter: true})
		s.Words = append(s.Words, entente.Word{Form: f[0], Lemma: f[1], UPOS: f[2], Head: head, Deprel: f[4], Feats: feats, Token: n})
		text.WriteByte(' ')
	}
	s.Span = entente.Span{End: text.Len() - 1}
	return s, text.String()
}

// toyParties are the parties of the hand-made trees, by lemma.
var toyParties = map[string]entente.Party{
	"iran": {ID: "IRN", ISO3: "IRN"}, "iranien": {ID: "IRN", ISO3: "IRN"}, "pakistan": {ID: "PAK", ISO3: "PAK"},
	"pakistanais": {ID: "PAK", ISO3: "PAK"}, "islamabad": {ID: "PAK", ISO3: "PAK"}, "hamas": {ID: "org:hamas", Sector: "REB"},
	"armée": {ID: "PAK/MIL", ISO3: "PAK", Sector: "MIL"}, "israel": {ID: "ISR", ISO3: "ISR"}, "syria": {ID: "SYR", ISO3: "SYR"},
	"ministry": {ID: "IRN/GOV", ISO3: "IRN", Sector: "GOV"}, "ministère": {ID: "IRN/GOV", ISO3: "IRN", Sector: "GOV"},
}

// stage makes a scene of hand-made lines with the toy parties.
func stage(t testing.TB, code, lines string) *scene {
	t.Helper()
	s, text := plant(t, lines)
	sc := newScene(s, text, tongueOf(t, code), nil)
	sc.cast = func(n int) []entente.Mention {
		var out []entente.Mention
		for _, m := range sc.members(n) {
			if p, ok := toyParties[sc.lemma(m)]; ok {
				out = append(out, entente.Mention{Party: p, Text: sc.span(m).Of(text), Span: sc.span(m)})
			}
		}
		return out
	}
	return sc
}

// tongueOf is a language, read once for all tests.
func tongueOf(t testing.TB, code string) *tongue {
	t.Helper()
	c, err := everything()
	if err != nil {
		t.Fatal(err)
	}
	return c.tongues[code]
}

var everything = sync.OnceValues(func() (*Coder, error) {
	o, err := ontology.Load()
	if err != nil {
		return nil, err
	}
	parties, err := world.Builtin()
	if err != nil {
		return nil, err
	}
	return New(all.Languages(), o, parties, nil, nil)
})

// withRules gives a scene rules of its own, written as in acts.txt.
func (s *scene) withRules(t testing.TB, acts string) *scene {
	t.Helper()
	own := *s.tongue
	own.rules = newRules(rulesOf(t, acts))
	s.tongue = &own
	return s
}

func ontologyOf(t testing.TB) *ontology.Ontology {
	t.Helper()
	o, err := ontology.Load()
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func ids(mentions []entente.Mention) string {
	var out []string
	for _, m := range mentions {
		out = append(out, m.ID)
	}
	slices.Sort(out)
	return strings.Join(out, ",")
}

// A relation that the tree contradicts is read as what the tree says it is.
func TestStraighten(t *testing.T) {
	for _, c := range []struct{ name, tree, rel string }{
		{"a noun with a preposition is no object", "Chad Chad PROPN 2 nsubj\nlet let VERB 0 root\nin in ADP 4 case\nmonks monk NOUN 2 obj", "obl"},
		{"a bare oblique is the object", "Chad Chad PROPN 2 nsubj\nprobed probe VERB 0 root\nthe the DET 4 det\nfraud fraud NOUN 2 obl", "obj"},
		{"not beside an object", "Chad Chad PROPN 2 nsubj\nprobed probe VERB 0 root\nthem they PRON 2 obj\nSunday Sunday NOUN 2 obl", "obl"},
		{"the French partitive is an object", "Chad Chad PROPN 2 nsubj\nveut vouloir VERB 0 root\nde de ADP 4 case\nl'eau eau NOUN 2 obj", "obj"},
	} {
		s := stage(t, "fr", "\n"+c.tree)
		if !s.is(4, c.rel) {
			t.Errorf("%s: got %s, want %s", c.name, s.deprel(4), c.rel)
		}
	}
}
