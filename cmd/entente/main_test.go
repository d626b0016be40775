package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// call runs the program with the text as standard input.
func call(t *testing.T, in string, args ...string) (code int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	code = run(context.Background(), args, streams{strings.NewReader(in), &o, &e})
	return code, o.String(), e.String()
}

func file(t *testing.T, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const story = "Le Mali rappelle son ambassadeur au Niger\n\nPar Awa Sow\n2 mai 2024, 10h15 GMT\n\nLe Mali a rappelé son ambassadeur au Niger, a annoncé jeudi le ministère malien des Affaires étrangères dans un communiqué.\n"

// TestWrongInput: each gets one line that says what, where and what to do, and its exit code.
func TestWrongInput(t *testing.T) {
	dir := t.TempDir()
	ledger := filepath.Join(dir, "l.db")
	notLedger := file(t, "x.db", []byte(strings.Repeat("no database ", 400)))
	for _, c := range []struct {
		name string
		in   string
		args []string
		code int
		says string
	}{
		{"unknown command", "", []string{"evnts"}, exitUsage, "evnts"},
		{"unknown flag", "", []string{"events", "--partie", "PAK"}, exitUsage, "--partie"},
		{"nothing to read", "", []string{"read"}, exitUsage, "nothing to read"},
		{"unknown party", "", []string{"relation", "Atlantis", "IRN"}, exitUsage, "Atlantis"},
		{"one party", "", []string{"relation", "IRN"}, exitUsage, "two parties"},
		{"wrong day", "", []string{"events", "--since", "yesterday"}, exitUsage, "2024-01-17"},
		{"unknown act", "", []string{"events", "--act", "cake.bake"}, exitUsage, "cake.bake"},
		{"no ledger", "", []string{"events", "--ledger", filepath.Join(dir, "none.db")}, exitNotFound, "entente read"},
		{"ledger is a directory", "", []string{"events", "--ledger", dir}, exitError, "directory"},
		{"ledger is no ledger", "", []string{"events", "--ledger", notLedger}, exitDamaged, "x.db"},
		{"missing path", "", []string{"read", "--ledger", ledger, filepath.Join(dir, "none.html")}, exitRejects, "none.html"},
		{"empty file", "", []string{"read", "--ledger", ledger, file(t, "empty.html", nil)}, exitRejects, "empty"},
		{"binary", "", []string{"read", "--ledger", ledger, file(t, "a.html", []byte("\x7fELF\x00\x01\x02\x00\x00"))}, exitRejects, "a.html"},
		{"empty standard input", "", []string{"read", "--ledger", ledger, "-"}, exitRejects, "-"},
		{"empty directory", "", []string{"read", "--ledger", ledger, t.TempDir()}, exitRejects, "no file"},
		{"unknown language", "Die Bundesregierung hat am Montag zwei Diplomaten des Landes ausgewiesen, wie das Auswärtige Amt in Berlin mitteilte. Der Botschafter wurde einbestellt und hat das Land noch am Abend verlassen müssen.", []string{"read", "--ledger", ledger, "-"}, exitRejects, "de"},
		{"wrong format", "", []string{"version", "-o", "xml"}, exitUsage, "xml"},
		{"unknown field", "", []string{"version", "--fields", "colour"}, exitUsage, "colour"},
	} {
		t.Run(c.name, func(t *testing.T) {
			code, _, errs := call(t, c.in, c.args...)
			if code != c.code || !strings.Contains(errs, c.says) {
				t.Errorf("%v: exit %d, want %d; standard error %q, want it to name %q", c.args, code, c.code, errs, c.says)
			}
		})
	}
}

// TestReadTwiceChangesNothing, and the event rests on its sentence and its rule.
func TestReadTwiceChangesNothing(t *testing.T) {
	ledger := filepath.Join(t.TempDir(), "l.db")
	var before string
	for i := range 2 {
		if code, _, errs := call(t, story, "read", "--ledger", ledger, "-"); code != exitOK {
			t.Fatalf("read: exit %d, %s", code, errs)
		}
		code, out, errs := call(t, "", "events", "--ledger", ledger, "--act", "ambassador.recall", "-o", "ndjson")
		if code != exitOK || !strings.Contains(out, "lang/fr/acts.txt:") || !strings.Contains(out, `"MLI`) {
			t.Fatalf("events: exit %d, %s%s", code, out, errs)
		}
		if i == 1 && out != before {
			t.Errorf("events changed: %s, then %s", before, out)
		}
		before = out
	}
	if code, out, errs := call(t, "", "check", "--deep", "--ledger", ledger, "-o", "csv"); code != exitOK || !strings.Contains(out, ",0\n") {
		t.Errorf("check: exit %d, %s%s", code, out, errs)
	}
	if code, out, _ := call(t, "", "relation", "MLI", "NER", "--ledger", ledger, "-o", "table"); code != exitOK || !strings.Contains(out, "ambassadors withdrawn") {
		t.Errorf("relation: exit %d, %s", code, out)
	}
}

// TestCodeKeepsOrder: every line is answered in its place, bad ones with an error, and the exit code says so.
func TestCodeKeepsOrder(t *testing.T) {
	in := `{"id":"1","text":"L'Iran a rappelé son ambassadeur à Islamabad.","lang":"fr","date":"2024-01-17"}` + "\n{broken\n\n" +
		`{"id":"3","text":"Mali expelled the French ambassador.","lang":"en","actor":"Mali","recipient":"French"}` + "\n" + "{\"id\":\"4\",\"text\":\"\xff\"}\n"
	code, out, _ := call(t, in, "code")
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if code != exitRejects || len(lines) != 4 {
		t.Fatalf("exit %d, %d lines, want %d and 4: %s", code, len(lines), exitRejects, out)
	}
	var first struct {
		Reports []struct {
			Act   string
			Rule  string
			Actor []struct{ ID string }
		}
	}
	if err := json.Unmarshal([]byte(lines[0]), &first); err != nil || len(first.Reports) == 0 || first.Reports[0].Act != "ambassador.recall" || first.Reports[0].Rule == "" {
		t.Errorf("first line: %v %s", err, lines[0])
	}
	for i, want := range []string{`"id":"1"`, `"kind":"json"`, `"id":"3"`, `"kind":"utf8"`} {
		if !strings.Contains(lines[i], want) {
			t.Errorf("line %d: %s, want %s", i+1, lines[i], want)
		}
	}
	if n := strings.Count(lines[2], `"act"`); n != 1 {
		t.Errorf("a given pair got %d reports, want 1", n)
	}
}

// TestDemo reads all bundled articles and finds the recall of the ambassador, told by several and rested on sentences.
func TestDemo(t *testing.T) {
	code, out, errs := call(t, "", "demo", "--once")
	if code != exitOK || !strings.Contains(errs, "35 articles read (35 new") {
		t.Fatalf("exit %d: %s", code, errs)
	}
	for _, want := range []string{"recalls its ambassador from", "RELATIONS THAT CHANGED", "Iran – Pakistan"} {
		if !strings.Contains(out, want) {
			t.Errorf("demo does not say %q", want)
		}
	}
}
