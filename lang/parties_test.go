package lang_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/entente-project/entente/lang"
	"github.com/entente-project/entente/lang/all"
	"github.com/entente-project/entente/world"
)

func tiny(file, content string) lang.Language {
	return lang.Language{Code: "xx", Name: "xx", Files: fstest.MapFS{file: {Data: []byte(content)}}}
}

// What stands in the tables of a language must be readable, and every party it names must exist.
func TestPartyTables(t *testing.T) {
	w, err := world.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range all.Languages() {
		named := map[string]bool{}
		names, err := lang.ReadParties(l)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range names {
			named[n.ID] = true
			if _, ok := w.Find(n.ID); !ok {
				t.Errorf("%s: no party %q in world/parties.tsv", n.Line, n.ID)
			}
		}
		places, err := lang.ReadPlaces(l)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range places {
			if _, ok := w.Find(p.ISO3); !ok {
				t.Errorf("%s: no country %q", p.Line, p.ISO3)
			}
		}
		words, err := lang.ReadActors(l)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range words {
			switch a.Sector {
			case "", "sing", "plur", "any", "person", "thing":
			default:
				if !world.Sectors[a.Sector] {
					t.Errorf("%s: unknown sector %q", a.Line, a.Sector)
				}
			}
		}
		for _, p := range w.All() {
			if !named[p.ID] && (p.Kind == "state" || p.Kind == "territory" || p.Kind == "igo") {
				t.Errorf("%s has no name in lang/%s/parties.tsv", p.ID, l.Code)
			}
		}
	}
}

func TestPartyTableErrors(t *testing.T) {
	cases := []struct{ file, text, want string }{
		{"parties.tsv", "id\tkind\tgender\tforms\nIRN\tnon\tm\tIran\n", `lang/xx/parties.tsv:2:5: unknown kind of name "non"`},
		{"parties.tsv", "id\tkind\tgender\tforms\nIRN\tnoun\tx\tIran\n", `lang/xx/parties.tsv:2:10: unknown gender "x"`},
		{"parties.tsv", "id\tkind\tgender\tforms\nIRN\tnoun\tm\tIran||Perse\n", `lang/xx/parties.tsv:2:12: empty or padded form ""`},
		{"parties.tsv", "id\tkind\tgender\tforms\n# x\nIRN\tnoun\tIran\n", "lang/xx/parties.tsv:3:1: 3 columns; want 4"},
		{"parties.tsv", "id\tkind\n", "lang/xx/parties.tsv:1:1: columns"},
		{"parties.tsv", "id\tkind\tgender\tforms\n\tnoun\tm\tIran\n", "lang/xx/parties.tsv:2:1: no party"},
		{"parties.tsv", "\xff", "lang/xx/parties.tsv:1:1: not UTF-8"},
		{"places.tsv", "name\tiso3\nZürich\tche\n", `lang/xx/places.tsv:2:8: "che" is no country`},
		{"places.tsv", "name\tiso3\n\tCHE\n", "lang/xx/places.tsv:2:1: no name"},
		{"actors.tsv", "class\tsector\tforms\noffise\tGOV\tking\n", `lang/xx/actors.tsv:2:1: unknown class "offise"`},
	}
	for _, c := range cases {
		l := tiny(c.file, c.text)
		var err error
		switch c.file {
		case "parties.tsv":
			_, err = lang.ReadParties(l)
		case "places.tsv":
			_, err = lang.ReadPlaces(l)
		case "actors.tsv":
			_, err = lang.ReadActors(l)
		}
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%q: got %v, want %s", c.text, err, c.want)
		}
	}
}

func FuzzReadParties(f *testing.F) {
	f.Add("id\tkind\tgender\tforms\nIRN\tnoun\tm\tIran|Perse\n")
	f.Add("# a\nid\tkind\tgender\tforms\n\t\t\t\n")
	f.Fuzz(func(t *testing.T, text string) {
		names, err := lang.ReadParties(tiny("parties.tsv", text))
		for _, n := range names {
			if err != nil || n.ID == "" || len(n.Forms) == 0 || n.Forms[0] == "" {
				t.Fatalf("%+v with error %v", n, err)
			}
		}
	})
}
