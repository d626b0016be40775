package world

import (
	"strings"
	"testing"
)

func TestBuiltin(t *testing.T) {
	p, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	for _, party := range p.All() {
		count[party.Kind]++
		if party.Until != 0 && party.Until < party.From {
			t.Errorf("%s ends before it begins", party.ID)
		}
		if strings.HasPrefix(party.ID, "igo:") != (party.Kind == "igo") {
			t.Errorf("%s has the kind %s", party.ID, party.Kind)
		}
	}
	for kind, least := range map[string]int{"state": 195, "territory": 45, "armed": 200, "igo": 80} {
		if count[kind] < least {
			t.Errorf("%d of the kind %s; want at least %d", count[kind], kind, least)
		}
	}
}

func TestFind(t *testing.T) {
	p, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	cases := []struct{ id, iso3, sector, parent string }{
		{"IRN", "IRN", "GOV", ""},
		{"IRN/MIL", "IRN", "MIL", "IRN"},
		{"igo:eu/LEG", "", "LEG", "igo:eu"},
		{"org:hezbollah", "LBN", "REB", ""},
		{"GRL", "GRL", "GOV", "DNK"},
	}
	for _, c := range cases {
		got, ok := p.Find(c.id)
		if !ok || got.ISO3 != c.iso3 || got.Sector != c.sector || got.Parent != c.parent {
			t.Errorf("%s: got %+v, %v", c.id, got, ok)
		}
	}
	for _, id := range []string{"", "XXX", "IRN/", "IRN/XXX", "org:nobody"} {
		if got, ok := p.Find(id); ok {
			t.Errorf("%q: got %+v", id, got)
		}
	}
}

func TestReadPartiesErrors(t *testing.T) {
	cases := []struct{ row, want string }{
		{"IR\tstate\tIRN\tGOV\t\t\t\t", `p:2:1: id "IR"`},
		{"IRN\tcountry\tIRN\tGOV\t\t\t\t", `p:2:5: unknown kind "country"`},
		{"IRN\tstate\tIRN\tXXX\t\t\t\t", `p:2:15: unknown sector "XXX"`},
		{"IRN\tstate\tIRN\tGOV\t\tlong ago\t\t", `p:2:20: "long ago" is no year`},
		{"IRN\tstate\tIRN\tGOV", "p:2:1: 4 columns; want 8"},
		{"IRN\tstate\tIRN\tGOV\tUSA\t\t\t", `p: IRN names the unknown party "USA"`},
		{"IRN\tstate\tIRN\tGOV\t\t\t\t\nIRN\tstate\tIRN\tGOV\t\t\t\t", `p:3:1: party "IRN" stands twice`},
	}
	for _, c := range cases {
		_, err := ReadParties("p", []byte(header+"\n"+c.row+"\n"))
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%q: got %v, want %s", c.row, err, c.want)
		}
	}
	if _, err := ReadParties("p", []byte("id\n")); err == nil {
		t.Error("a wrong header was taken")
	}
}

func FuzzReadParties(f *testing.F) {
	f.Add(header + "\nIRN\tstate\tIRN\tGOV\t\t1979\t\t\n")
	f.Fuzz(func(t *testing.T, text string) {
		p, err := ReadParties("p", []byte(text))
		if err != nil {
			return
		}
		for _, party := range p.All() {
			if got, ok := p.Find(party.ID); !ok || got.ID != party.ID {
				t.Fatalf("%q is not found", party.ID)
			}
		}
	})
}
