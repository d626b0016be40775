package code_test

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
)

var update = flag.Bool("update", false, "rewrite the reports of the golden cases")

// Golden cases stand in lang/xx/testdata. The reports of a case are those that a rule made (the network's change with every training);
// "not" lines are what must not be found by anybody.
func TestGoldenCases(t *testing.T) {
	files, err := filepath.Glob("../lang/*/testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		a := txtar.Parse(string(data))
		i := articleOf(a)
		if i < 0 {
			continue
		}
		t.Run(strings.TrimSuffix(strings.TrimPrefix(f, "../lang/"), ".txtar"), func(t *testing.T) { golden(t, f, a, i) })
	}
}

// articleOf is the index of the file "article: LANG, DAY", -1 if the archive is another room's.
func articleOf(a txtar.Archive) int {
	for i, f := range a.Files {
		if strings.HasPrefix(f.Name, "article: ") {
			return i
		}
	}
	return -1
}

func golden(t *testing.T, path string, a txtar.Archive, i int) {
	e := pipeline(t)
	code, day, _ := strings.Cut(strings.TrimPrefix(a.Files[i].Name, "article: "), ", ")
	published, err := time.Parse(time.DateOnly, day)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	doc := e.document(code, a.Files[i].Data, published)
	reports := e.coder.Article(doc)
	var got strings.Builder
	for _, r := range reports {
		if r.Rule != "" {
			fmt.Fprintln(&got, line(doc.Text, r))
		}
	}
	for l := range strings.Lines(a.Get("not")) {
		for _, r := range reports {
			if excluded(strings.TrimSpace(l), doc.Text, r) {
				t.Errorf("%s: found %s, which %q excludes\n%s", path, line(doc.Text, r), strings.TrimSpace(l), drawn(doc))
			}
		}
	}
	if got.String() == a.Get("reports") {
		return
	}
	if *update {
		a.Set("reports", got.String())
		if err := os.WriteFile(path, []byte(a.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Errorf("%s: got\n%swant\n%s%s", path, got.String(), a.Get("reports"), drawn(doc))
}

// excluded tells whether a "not" line speaks of the report: ACT  ACTORS -> RECIPIENTS  "words around the trigger", with * for any.
func excluded(l, text string, r entente.Report) bool {
	head, quoted, _ := strings.Cut(l, `"`)
	quoted = strings.TrimSuffix(quoted, `"`)
	act, sides, _ := strings.Cut(strings.TrimSpace(head), "  ")
	actors, recipients, _ := strings.Cut(sides, "->")
	any := func(want, have string) bool { want = strings.TrimSpace(want); return want == "*" || want == have }
	at := strings.Index(text, quoted)
	inside := entente.Span{Start: at, End: at + len(quoted)}
	return any(act, r.Act) && any(actors, ids(r.Actors)) && any(recipients, ids(r.Recipients)) && at >= 0 && inside.Holds(r.Trigger)
}
