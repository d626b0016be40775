package read

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/internal/txtar"
	"github.com/entente-project/entente/lang/all"
	"github.com/entente-project/entente/read/draft"
)

var update = flag.Bool("update", false, "rewrite the golden cases")

// The clock of all cases.
var now = time.Date(2024, 6, 1, 12, 0, 0, 0, time.UTC)

func reader(t testing.TB) *Reader {
	t.Helper()
	r, err := New(all.Languages())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestGolden reads the "page" of every case, at the address in "url", and compares with "want".
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("*/testdata/*.txtar")
	if err != nil || len(files) < 15 {
		t.Fatalf("%d cases, err %v", len(files), err)
	}
	r := reader(t)
	for _, f := range files {
		t.Run(f, func(t *testing.T) {
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			a := txtar.Parse(string(b))
			if strings.TrimSpace(a.Comment) == "" {
				t.Error("the case does not say why it exists")
			}
			got := show(r.Read(Source{Name: filepath.Base(f), URL: strings.TrimSpace(a.Get("url")), Bytes: []byte(a.Get("page")), Read: now}))
			if *update {
				a.Set("want", got)
				if err := os.WriteFile(f, []byte(a.String()), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := a.Get("want"); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// show writes what was read as lines, an empty field as no line.
func show(articles []*entente.Article, rejects []Reject) string {
	var b strings.Builder
	put := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%-10s %s\n", name, value)
		}
	}
	at := func(t time.Time) string {
		if t.IsZero() {
			return ""
		}
		return t.Format(time.RFC3339)
	}
	for _, a := range articles {
		put("lang", a.Lang)
		put("canonical", a.Canonical)
		put("byline", strings.Join(a.Byline, "; "))
		put("publisher", a.Publisher)
		if a.From != nil {
			put("from", fmt.Sprintf("%s by %s %q", a.From.Publisher, a.From.How, a.From.Evidence))
		}
		put("section", strings.Join(a.Section, " > "))
		put("tags", strings.Join(a.Tags, "; "))
		put("published", at(a.Published))
		put("updated", at(a.Updated))
		for _, p := range a.Paragraphs {
			put(string(p.Kind), "| "+p.Span.Of(a.Text))
		}
		if err := draft.Valid(a); err != nil {
			put("INVALID", err.Error())
		}
	}
	for _, r := range rejects {
		put("reject", r.Where+" | "+r.Err.Error())
	}
	return b.String()
}
