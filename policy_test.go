package entente

import (
	"go/build"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/entente-project/entente"

// walls says for each room which other rooms of the house it may import besides its own folders, the nouns and internal/.
// Only engine knows the order of the rooms, and only cmd knows everybody.
var walls = map[string][]string{
	".":        {},
	"lang":     {},
	"ontology": {},
	"world":    {},
	"model":    {},
	"read":     {"lang"},
	"encode":   {"model"},
	"parse":    {"lang", "model"},
	"code":     {"lang", "ontology", "world", "model"},
	"merge":    {"ontology"},
	"relate":   {"ontology"},
	"store":    {"ontology"},
	"export":   {"ontology", "world"},
	"engine":   {"lang", "ontology", "world", "model", "read", "encode", "parse", "code", "merge", "relate", "store", "export"},
	"eval":     {"export", "engine", "parse", "ontology"},
	"examples": {},
	"internal": {},
	"cmd":      nil, // anything
}

// closed are the rooms that open no file or socket and read neither clock nor environment: bytes, data and `now` come in as arguments.
var closed = []string{".", "lang", "ontology", "world", "model", "read", "encode", "parse", "code", "merge", "relate", "export"}

var openers = []string{"os", "os/exec", "net", "net/http", "syscall", "database/sql", "io/ioutil"}

func packages(t *testing.T) []*build.Package {
	var out []*build.Package
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		if name := d.Name(); path != "." && (strings.HasPrefix(name, ".") || name == "testdata" || name == "train") {
			return filepath.SkipDir
		}
		p, err := build.ImportDir(path, 0)
		if _, none := err.(*build.NoGoError); none {
			return nil
		}
		if err != nil {
			return err
		}
		out = append(out, p)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func room(dir string) string {
	first, _, _ := strings.Cut(filepath.ToSlash(dir), "/")
	return first
}

func TestWalls(t *testing.T) {
	for _, p := range packages(t) {
		from := room(p.Dir)
		allowed, known := walls[from]
		if !known {
			t.Errorf("%s: room %q is not in the table of walls; see ARCHITECTURE.md", p.Dir, from)
			continue
		}
		for _, imp := range p.Imports {
			rest, ours := strings.CutPrefix(imp, module)
			if !ours {
				if slices.Contains(closed, from) && slices.Contains(openers, imp) {
					t.Errorf("%s imports %s: this room opens nothing; take bytes as an argument", p.Dir, imp)
				}
				continue
			}
			to := room(strings.TrimPrefix(rest, "/"))
			if rest == "" || to == from || to == "internal" && from != "." || allowed == nil || slices.Contains(allowed, to) {
				continue
			}
			t.Errorf("%s imports %s: %s may import %v", p.Dir, imp, from, allowed)
		}
	}
}

// TestNounsStandAlone keeps the root package on the standard library.
func TestNounsStandAlone(t *testing.T) {
	p, err := build.ImportDir(".", 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, imp := range p.Imports {
		if strings.Contains(imp, ".") {
			t.Errorf("the nouns import %s; they may import the standard library only", imp)
		}
	}
}

func TestEveryPackageIsExplained(t *testing.T) {
	for _, p := range packages(t) {
		if len(p.Doc) < 20 && !explained(t, p) {
			t.Errorf("%s: package %s has no doc comment", p.Dir, p.Name)
		}
		if slices.Contains([]string{"util", "utils", "common", "helpers", "misc", "types"}, p.Name) {
			t.Errorf("%s: a package named %s says nothing", p.Dir, p.Name)
		}
	}
}

func explained(t *testing.T, p *build.Package) bool {
	for _, name := range p.GoFiles {
		src, err := os.ReadFile(filepath.Join(p.Dir, name))
		if err != nil {
			t.Fatal(err)
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, src, parser.ParseComments|parser.PackageClauseOnly)
		if err == nil && f.Doc != nil && len(f.Doc.Text()) >= 20 {
			return true
		}
	}
	return false
}
