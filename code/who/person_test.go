package who

import (
	"testing"
	"time"

	"github.com/entente-project/entente/lang/en"
	"github.com/entente-project/entente/world"
)

// An invented table: what counts is the day of publication, and the article's own words go first.
func TestPersonsByOffice(t *testing.T) {
	w, err := world.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	people, err := world.ReadPeople("people.tsv", []byte("# date 2026-01\nparty\tname\talso\tfrom\tto\toffice\n"+
		"NOR/GOV\tOrla Venn\tVenn\t2019-03\t2023-05\tprime minister\nCHL/OPP\tOrla Venn\tVenn\t2024\t\topposition leader\norg:hamas\tTarek Dole\t\t2010\t\tspokesman\n"), w)
	if err != nil {
		t.Fatal(err)
	}
	x, err := New(en.Language(), w, people)
	if err != nil {
		t.Fatal(err)
	}
	on := func(y int, m time.Month) time.Time { return time.Date(y, m, 10, 0, 0, 0, 0, time.UTC) }
	alone := "Venn/PROPN/2/nsubj left/VERB/0/root"
	cases := []struct {
		name   string
		on     time.Time
		before string
		tree   string
		word   int
		want   string
	}{
		{"in office", on(2020, 6), "", alone, 1, "NOR/GOV [Venn]"},
		{"just out of office", on(2023, 11), "", alone, 1, "NOR/GOV [Venn]"},
		{"before", on(2018, 6), "", alone, 1, ""},
		{"another office later", on(2025, 6), "", alone, 1, "CHL/OPP [Venn]"},
		{"no day: the table's", time.Time{}, "", alone, 1, "CHL/OPP [Venn]"},
		{"another first name", on(2020, 6), "", "Jane/PROPN/3/nsubj Venn/PROPN/1/flat left/VERB/0/root", 1, ""},
		{"surname not listed", on(2020, 6), "", "Dole/PROPN/2/nsubj left/VERB/0/root", 1, ""},
		{"whole name", on(2020, 6), "", "Tarek/PROPN/3/nsubj Dole/PROPN/1/flat left/VERB/0/root", 1, "org:hamas [Tarek Dole]"},
		{"office without country", on(2020, 6), "", "President/NOUN/3/nsubj Venn/PROPN/1/flat left/VERB/0/root", 1, "NOR/GOV [President Venn]"},
		{"what is a person's", on(2020, 6), "", "Venn_/PROPN/3/nmod:poss 's/PART/1/case troops/NOUN/4/nsubj left/VERB/0/root", 3, "NOR/MIL [Venn's troops]"},
		{"the article goes first", on(2020, 6), "The/DET/3/det Kenyan/ADJ/3/amod minister/NOUN/6/nsubj Orla/PROPN/3/flat Venn/PROPN/3/flat left/VERB/0/root", alone, 1, "KEN/GOV [Venn]"},
	}
	for _, c := range cases {
		mem := x.NewMemory(c.on)
		if c.before != "" {
			mem.See(x.Read(tree(t, c.before), mem))
		}
		if got := show(x.Read(tree(t, c.tree), mem).Who(c.word)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// People without a country are of the place that their clause names; a state's own bodies also of the only country of the sentence.
func TestCountryOfThePlace(t *testing.T) {
	en := english(t)
	for _, c := range []struct {
		tree string
		word int
		want string
	}{
		{"shells/NOUN/2/nsubj killed/VERB/0/root six/NUM/4/nummod civilians/NOUN/2/obj in/ADP/6/case Syria/PROPN/2/obl", 4, "SYR/CVL [six civilians]"},
		{"shells/NOUN/2/nsubj killed/VERB/0/root six/NUM/4/nummod civilians/NOUN/2/obj with/ADP/6/case Syria/PROPN/2/obl", 4, "/CVL [six civilians]"},
		{"police/NOUN/2/nsubj left/VERB/0/root Kenya/PROPN/2/obj", 1, "KEN/COP [police]"},
		{"police/NOUN/2/nsubj left/VERB/0/root Kenya/PROPN/2/obj for/ADP/5/case Chad/PROPN/2/obl", 1, "/COP [police]"},
		{"rebels/NOUN/2/nsubj left/VERB/0/root Kenya/PROPN/2/obj", 1, "/REB [rebels]"},
		{"drones/NOUN/2/nsubj struck/VERB/0/root Kenya/PROPN/2/obj", 1, ""},
	} {
		if got := show(en.Read(tree(t, c.tree), nil).Who(c.word)); got != c.want {
			t.Errorf("%s: got %q, want %q", plainText(c.tree), got, c.want)
		}
	}
}
