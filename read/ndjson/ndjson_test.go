package ndjson

import (
	"strings"
	"testing"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/read/draft"
)

// plain makes an article of the text as it is, so that only this package is tested.
func plain(src draft.Source, s string) (*entente.Article, error) {
	d := draft.Draft{URL: src.URL, Blocks: []draft.Block{{Kind: entente.Body, Text: s}}}
	return d.Article(), nil
}

// FuzzRead: every line with anything on it gives one article or one reject.
func FuzzRead(f *testing.F) {
	f.Add("{\"text\":\"a\"}\n{\n\n{\"html\":\"b\",\"tags\":[\"x\"]}\n[1]\nnull\n\xff")
	f.Fuzz(func(t *testing.T, s string) {
		articles, rejects := Read(draft.Source{Name: "fuzz"}, []byte(s), Readers{HTML: plain, Text: plain})
		n := 0
		for _, l := range strings.Split(s, "\n") {
			if strings.TrimSpace(l) != "" {
				n++
			}
		}
		if len(articles)+len(rejects) != n {
			t.Fatalf("%d articles and %d rejects of %d lines", len(articles), len(rejects), n)
		}
		for _, a := range articles {
			if err := draft.Valid(a); err != nil {
				t.Fatal(err)
			}
		}
	})
}
