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
	owed := unread(t)
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
		name := strings.TrimSuffix(strings.TrimPrefix(f, "../lang/"), ".txtar")
		t.Run(name, func(t *testing.T) {
			wrong := golden(t, f, a, i)
			switch {
			case owed[name] && wrong == "":
				t.Errorf("%s is read right now: take it off testdata/unread.txt", name)
			case !owed[name] && wrong != "":
				t.Error(wrong)
			}
			delete(owed, name)
		})
	}
	for name := range owed {
		t.Errorf("testdata/unread.txt names %s, which is no case", name)
	}
}

// unread are the cases that the shipped model does not read right: a debt in the open, which may only shrink.
func unread(t *testing.T) map[string]bool {
	b, err := os.ReadFile("testdata/unread.txt")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	for l := range strings.Lines(string(b)) {
		if l = strings.TrimSpace(l); l != "" && l[0] != '#' {
			out[l] = true
		}
	}
	return out
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

// golden says what is wrong with the reading of a case, "" if nothing is.
func golden(t *testing.T, path string, a txtar.Archive, i int) string {
	e := pipeline(t)
	code, day, _ := strings.Cut(strings.TrimPrefix(a.Files[i].Name, "article: "), ", ")
	published, err := time.Parse(time.DateOnly, day)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	doc := e.document(code, a.Files[i].Data, published)
	reports := e.coder.Article(doc)
	var got, wrong strings.Builder
	for _, r := range reports {
		if r.Rule != "" {
			fmt.Fprintln(&got, line(doc.Text, r))
		}
	}
	for l := range strings.Lines(a.Get("not")) {
		for _, r := range reports {
			if excluded(strings.TrimSpace(l), doc.Text, r) {
				fmt.Fprintf(&wrong, "%s: found %s, which %q excludes\n%s", path, line(doc.Text, r), strings.TrimSpace(l), drawn(doc))
			}
		}
	}
	if got.String() == a.Get("reports") {
		return wrong.String()
	}
	if *update {
		a.Set("reports", got.String())
		if err := os.WriteFile(path, []byte(a.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return ""
	}
	return wrong.String() + fmt.Sprintf("%s: got\n%swant\n%s%s", path, got.String(), a.Get("reports"), drawn(doc))
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
