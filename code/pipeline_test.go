package code_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/code"
	"github.com/entente-project/entente/encode"
	"github.com/entente-project/entente/lang/all"
	"github.com/entente-project/entente/model"
	"github.com/entente-project/entente/ontology"
	"github.com/entente-project/entente/parse"
	"github.com/entente-project/entente/world"
)

// chain is the way from a text to its reports: cut, encode, parse, code.
type chain struct {
	parser  *parse.Parser
	encoder *encode.Encoder
	coder   *code.Coder
}

// whole is the chain, made once for all tests.
var whole = sync.OnceValues(func() (*chain, error) {
	m, err := model.Load()
	if err != nil {
		return nil, err
	}
	c := &chain{}
	if c.encoder, err = encode.New(m); err != nil {
		return nil, err
	}
	if c.parser, err = parse.New(all.Languages(), m); err != nil {
		return nil, err
	}
	o, err := ontology.Load()
	if err != nil {
		return nil, err
	}
	parties, err := world.Builtin()
	if err != nil {
		return nil, err
	}
	people, err := world.BuiltinPeople(parties)
	if err != nil {
		return nil, err
	}
	c.coder, err = code.New(all.Languages(), o, parties, people, m)
	return c, err
})

// document cuts and parses a text.
func (c *chain) document(lang, text string, published time.Time) code.Document {
	doc := code.Document{Lang: lang, Text: text, Published: published, Sentences: c.parser.Tokens(lang, text)}
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		forms := make([]string, len(s.Tokens))
		for j, t := range s.Tokens {
			forms[j] = t.Form
		}
		v := c.encoder.Tokens(forms)
		c.parser.Tree(lang, s, v)
		doc.Vectors = append(doc.Vectors, v)
	}
	return doc
}

func pipeline(t testing.TB) *chain {
	t.Helper()
	c, err := whole()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// ids are the party ids of a side, sorted, each once; "-" for none.
func ids(mentions []entente.Mention) string {
	var out []string
	for _, m := range mentions {
		if m.ID != "" {
			out = append(out, m.ID)
		}
	}
	return list(out)
}

func list(ids []string) string {
	ids = slices.Clone(ids)
	slices.Sort(ids)
	if ids = slices.Compact(ids); len(ids) == 0 {
		return "-"
	}
	return strings.Join(ids, ",")
}

// line is a report as golden cases write it.
func line(text string, r entente.Report) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s  %s -> %s", r.Act, ids(r.Actors), ids(r.Recipients))
	if !r.Date.Start.IsZero() {
		fmt.Fprintf(&b, "  on %s", r.Date.Start.Format(time.DateOnly))
		if !r.Date.End.Equal(r.Date.Start) {
			fmt.Fprintf(&b, "..%s", r.Date.End.Format(time.DateOnly))
		}
	}
	fmt.Fprintf(&b, "  %s", r.Status)
	if r.Said != nil {
		who := r.Said.ID
		if who == "" {
			who = "'" + r.Said.Text + "'"
		}
		fmt.Fprintf(&b, "  says %s", who)
	}
	if r.Dead != nil {
		fmt.Fprintf(&b, "  dead %d", r.Dead.Best)
	}
	if r.Injured != nil {
		fmt.Fprintf(&b, "  injured %d", r.Injured.Best)
	}
	fmt.Fprintf(&b, "  %q", r.Trigger.Of(text))
	return b.String()
}

// drawn is the tree of a document's sentences, a word to a line.
func drawn(doc code.Document) string {
	var b strings.Builder
	for _, s := range doc.Sentences {
		for i, w := range s.Words {
			fmt.Fprintf(&b, "    %2d %-18s %-18s %-6s %2d %-12s %s\n", i+1, w.Form, w.Lemma, w.UPOS, w.Head, w.Deprel, w.Feats)
		}
	}
	return b.String()
}
