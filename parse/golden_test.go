package parse

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/lang/all"
	"github.com/entente-project/entente/parse/conllu"
)

var update = flag.Bool("update", false, "rewrite testdata")

func tokens(t testing.TB) *Parser {
	t.Helper()
	p, err := NewTokens(all.Languages())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestGolden cuts the text of each file in testdata again: one phenomenon a file, its language in the file's name.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.conllu")
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden files: %v", err)
	}
	p := tokens(t)
	for _, f := range files {
		t.Run(strings.TrimSuffix(filepath.Base(f), ".conllu"), func(t *testing.T) {
			want, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			gold, err := conllu.Read(bytes.NewReader(want), f)
			if err != nil {
				t.Fatal(err)
			}
			code, _, _ := strings.Cut(filepath.Base(f), "-")
			got := again(t, p.Tokens(code, gold.Text), gold)
			if *update {
				if err := os.WriteFile(f, got, 0o644); err != nil {
					t.Fatal(err)
				}
			} else if !bytes.Equal(got, want) {
				t.Errorf("%s: %s\ngot\n%s", f, gold.Sentences[0].Value("why"), got)
			}
		})
	}
}

// again writes a cut text in the form of the golden file.
func again(t *testing.T, cut []entente.Sentence, gold conllu.Document) []byte {
	t.Helper()
	var out []conllu.Sentence
	for i, s := range conllu.Of(gold.Text, cut).Sentences {
		var c []string
		if i == 0 {
			c = append(c, "why = "+gold.Sentences[0].Value("why"))
		}
		for _, x := range s.Comments {
			if !strings.HasPrefix(x, "sent_id") {
				c = append(c, x)
			}
		}
		out = append(out, conllu.Sentence{Comments: c, Sentence: s.Sentence})
	}
	var b bytes.Buffer
	if err := conllu.Write(&b, out); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
