package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/entente-project/entente/engine"
)

// TestMain lets this program stand for the two programs that the package calls, so that the tests need neither: see tools.
func TestMain(m *testing.M) {
	switch filepath.Base(os.Args[0]) {
	case "python3":
		os.Exit(scorer(os.Args[1:]))
	case "xz":
		os.Exit(unpacker(os.Args[1:]))
	}
	os.Exit(m.Run())
}

// scorer stands for a scorer: it answers with what the "script" holds, or complains with it where it begins with "!". Gold set and system
// output must be files that are there.
func scorer(args []string) int {
	if len(args) != 4 || args[1] != "--json" {
		fmt.Fprintf(os.Stderr, "arguments %q; want SCRIPT --json GOLD SYSTEM\n", args)
		return 2
	}
	for _, f := range args[2:] {
		if _, err := os.Stat(f); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 2
		}
	}
	answer, err := os.ReadFile(args[0])
	if complaint, bad := strings.CutPrefix(string(answer), "!"); err != nil || bad {
		fmt.Fprintln(os.Stderr, complaint, err)
		return 1
	}
	os.Stdout.Write(answer)
	return 0
}

// unpacker stands for xz; what it unpacks was never packed.
func unpacker(args []string) int {
	f, err := os.Open(args[len(args)-1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer f.Close()
	io.Copy(os.Stdout, f)
	return 0
}

// tools puts this program on the path as python3 and xz, and nothing else.
func tools(t *testing.T) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, name := range []string{"python3", "xz"} {
		if err := os.Symlink(self, filepath.Join(dir, name)); err != nil {
			t.Skipf("no links here: %v", err)
		}
	}
	t.Setenv("PATH", dir)
}

var made = sync.OnceValues(engine.New)

// sets are gold sets of the given files ("data/gold/dev.fr.ndjson": content) with an engine and the fake tools.
func sets(t *testing.T, files map[string]string) *Sets {
	t.Helper()
	tools(t)
	e, err := made()
	if err != nil {
		t.Fatal(err)
	}
	s := &Sets{Folder: t.TempDir(), Work: t.TempDir(), Engine: e}
	for name, content := range files {
		path := filepath.Join(s.Folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// left reads an answer of the system, one JSON object to a line.
func left[T any](t *testing.T, s *Sets, name string) []T {
	t.Helper()
	f, err := os.Open(filepath.Join(s.Work, name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []T
	for d := json.NewDecoder(f); ; {
		var v T
		if err := d.Decode(&v); err == io.EOF {
			return out
		} else if err != nil {
			t.Fatal(err)
		}
		out = append(out, v)
	}
}

// mustSay checks that an error names all of the words.
func mustSay(t *testing.T, err error, words ...string) {
	t.Helper()
	if err == nil {
		t.Fatalf("no error; want one that says %q", words)
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("error %q does not say %q", err, w)
		}
	}
}
