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

// FuzzRead: every line with anything on it gives one article or one reject, and offset and number lead back to it.
func FuzzRead(f *testing.F) {
	f.Add("{\"text\":\"a\"}\n{\n\n{\"html\":\"b\",\"tags\":[\"x\"]}\n[1]\nnull\n\xff")
	f.Fuzz(func(t *testing.T, s string) {
		found := Read(draft.Source{Name: "fuzz"}, []byte(s), Readers{HTML: plain, Text: plain})
		offset := 0
		for i, l := range strings.Split(s, "\n") {
			if strings.TrimSpace(l) != "" {
				if len(found) == 0 || found[0].Line != i+1 || found[0].Offset != offset || (found[0].Article == nil) == (found[0].Err == nil) {
					t.Fatalf("line %d, byte %d: %+v", i+1, offset, found)
				}
				if a := found[0].Article; a != nil {
					if err := draft.Valid(a); err != nil {
						t.Fatal(err)
					}
				}
				found = found[1:]
			}
			offset += len(l) + 1
		}
		if len(found) > 0 {
			t.Fatalf("more was found than there are lines: %+v", found)
		}
	})
}
