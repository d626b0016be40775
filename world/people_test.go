package world

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func table(t *testing.T) *People {
	t.Helper()
	parties, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	people, err := BuiltinPeople(parties)
	if err != nil {
		t.Fatal(err)
	}
	return people
}

func day(s string) time.Time {
	d, err := time.Parse("2006-01-02", s)
	if err != nil {
		panic(err)
	}
	return d
}

// The reader itself sees that parties exist, terms do not end before they begin and no line stands twice.
func TestBuiltinPeople(t *testing.T) {
	people := table(t)
	if n := len(people.All()); n < 900 {
		t.Errorf("%d terms; want at least 900", n)
	}
	countries := map[string]bool{}
	for _, p := range people.All() {
		if p.From.After(people.Date()) {
			t.Errorf("%s, %s: begins after the table's date", p.Name, p.Office)
		}
		if p.Office == "" {
			t.Errorf("%s has no office", p.Name)
		}
		for i, form := range p.Also {
			if foldName(form) == foldName(p.Name) || slices.ContainsFunc(p.Also[:i], func(f string) bool { return foldName(f) == foldName(form) }) {
				t.Errorf("%s: the spelling %q stands twice", p.Name, form)
			}
		}
		if iso3, sector, _ := strings.Cut(p.Party, "/"); sector == "GOV" {
			countries[iso3] = true
		}
	}
	if len(countries) < 150 {
		t.Errorf("governments of %d countries; want at least 150", len(countries))
	}
}

// One person is not in the same office for the same party in two lines at once.
func TestTermsOfAnOfficeDoNotOverlap(t *testing.T) {
	last := map[string]Person{}
	list := slices.Clone(table(t).All())
	slices.SortStableFunc(list, func(a, b Person) int { return a.From.Compare(b.From) })
	for _, p := range list {
		key := p.Party + "\t" + p.Name + "\t" + p.Office
		if before, ok := last[key]; ok && (before.To.IsZero() || before.To.After(p.From.AddDate(0, 1, 0))) {
			t.Errorf("%s, %s: the term of %s overlaps that of %s", p.Name, p.Office, p.From.Format("2006-01"), before.From.Format("2006-01"))
		}
		last[key] = p
	}
}

func TestFindPerson(t *testing.T) {
	cases := []struct{ key, on, party, office string }{
		{"Rubio", "2025-06-01", "USA/GOV", "secretary of state"},
		{"Rubio", "2024-06-01", "", ""}, // before the term
		{"marco rubio", "2025-06-01", "USA/GOV", "secretary of state"},
		{"Blinken", "2023-06-01", "USA/GOV", "secretary of state"},
		{"Blinken", "2025-06-01", "", ""}, // after the term
		{"Poutine", "2010-06-01", "RUS/GOV", "prime minister"},
		{"Vladimir Putin", "2015-06-01", "RUS/GOV", "president"},
		{"Choïgou", "2023-01-01", "RUS/GOV", "defence minister"},
		{"choigou", "2025-01-01", "RUS/GOV", "secretary of the Security Council"},
		{"Jean Noël Barrot", "2025-01-01", "FRA/GOV", "foreign minister"},
		{"al - Assad", "1999-01-01", "SYR/GOV", "president"},
		{"May", "2018-01-01", "", ""}, // an ordinary word: by full name only
		{"Theresa May", "2018-01-01", "GBR/GOV", "prime minister"},
		{"Kim", "2018-01-01", "", ""},
		{"Haniyeh", "2024-01-01", "org:hamas", "political leader"},
		{"Guterres", "2001-01-01", "PRT/GOV", "prime minister"},
		{"Guterres", "2020-01-01", "igo:un", "secretary-general"},
		{"Aoun", "2018-01-01", "LBN/GOV", "president"},
		{"Sharif", "2016-01-01", "PAK/GOV", "prime minister"},
		{"Harris", "2022-01-01", "USA/GOV", "vice president"},
		{"Harris", "2024-06-01", "", ""}, // of Washington or of Dublin
		{"Salvini", "2023-01-01", "ITA/GOV", "deputy prime minister"},
		{"Salvini", "2021-01-01", "org:lega", "leader"},
		{"Nobody Atall", "2020-01-01", "", ""},
		{"", "2020-01-01", "", ""},
	}
	people := table(t)
	for _, c := range cases {
		got := people.Find(c.key, day(c.on))
		switch {
		case c.party == "" && len(got) > 0:
			t.Errorf("%q on %s: got %+v; want nobody", c.key, c.on, got)
		case c.party != "" && (len(got) == 0 || got[0].Party != c.party || got[0].Office != c.office):
			t.Errorf("%q on %s: got %+v; want %s, %s", c.key, c.on, got, c.party, c.office)
		}
	}
}

const small = "# date 2020-03\nparty\tname\talso\tfrom\tto\toffice\n"

func read(t *testing.T, rows string) (*People, error) {
	t.Helper()
	parties, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return ReadPeople("p", []byte(small+rows), parties)
}

func TestEndsOfATerm(t *testing.T) {
	people, err := read(t, "FRA/GOV\tAnn Olde\tOlde\t2018-02\t2019-05\tminister\nFRA/GOV\tAnn Olde\tOlde\t2020\t\tpresident\n"+
		"ESP/GOV\tBea Newe\tNewe\t2020-01\t\tminister\nESP/GOV\tCyd Newe\tNewe\t2020-02\t\tpresident\nITA/GOV\tDan Newe\tNewe\t2020-03\t\tpresident\n")
	if err != nil {
		t.Fatal(err)
	}
	cases := []struct {
		key, on string
		found   int
	}{
		{"Olde", "2018-01-31", 0},
		{"Olde", "2018-02-01", 1},
		{"Olde", "2019-05-31", 1},
		{"Olde", "2019-06-01", 0},
		{"Olde", "2020-01-01", 1},
		{"Olde", "2030-01-01", 1}, // open
		{"Newe", "2020-01-15", 1},
		{"Newe", "2020-02-15", 2}, // two persons, one party
		{"Newe", "2020-03-15", 0}, // and one of another party
		{"Dan Newe", "2020-03-15", 1},
	}
	for _, c := range cases {
		if got := people.Find(c.key, day(c.on)); len(got) != c.found {
			t.Errorf("%q on %s: got %+v; want %d", c.key, c.on, got, c.found)
		}
	}
	if got := people.Find("Ann Olde", time.Time{}); len(got) != 1 || got[0].Office != "president" {
		t.Errorf("no date: got %+v; want the president at the table's date", got)
	}
}

func TestReadPeopleErrors(t *testing.T) {
	cases := []struct{ rows, want string }{
		{"FRA/GOV\tAnn Olde\t2018\t2019\tminister\n", "p:3:1: 5 columns"},
		{"XXX/GOV\tAnn Olde\t\t2018\t\tminister\n", `p:3:1: unknown party "XXX/GOV"`},
		{"FRA/XXX\tAnn Olde\t\t2018\t\tminister\n", `p:3:1: unknown party "FRA/XXX"`},
		{"FRA/GOV\t-\t\t2018\t\tminister\n", `p:3:9: name "-"`},
		{"FRA/GOV\tAnn Olde\tOlde|\t2018\t\tminister\n", `p:3:18: spelling ""`},
		{"FRA/GOV\tAnn Olde\tOlde\tlong ago\t\tminister\n", `p:3:23: "long ago" is no month`},
		{"FRA/GOV\tAnn Olde\tOlde\t2018-13\t\tminister\n", `p:3:23: "2018-13" is no month`},
		{"FRA/GOV\tAnn Olde\tOlde\t2018\t2017-12\tminister\n", "p:3:28: term ends in 2017-12"},
		{"FRA/GOV\tAnn Olde\tOlde\t2018\t\tminister\nFRA/GOV\tAnn Olde\t\t2018\t2019\tminister\n", `p:4:9: "Ann Olde" begins this office twice`},
	}
	for _, c := range cases {
		if _, err := read(t, c.rows); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%q: got %v; want %s", c.rows, err, c.want)
		}
	}
	for text, want := range map[string]string{
		"party\tname\n":               "p:1:1: columns",
		peopleHeader + "\n":           "p:1:1: no date",
		"# date someday\n":            `p:1:1: "someday" is no month`,
		"# date 2020-13\n# a comment": `p:1:1: "2020-13" is no month`,
	} {
		if _, err := ReadPeople("p", []byte(text), &Parties{}); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: got %v; want %s", text, err, want)
		}
	}
}

func FuzzReadPeople(f *testing.F) {
	parties, err := Builtin()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(small+"FRA/GOV\tAnn Olde\tOlde\t2018-02\t2019-05\tminister\n", "Olde")
	f.Add("# date 2020\n"+peopleHeader+"\nFRA\tØ\t\t2018\t\t\n", "o")
	f.Fuzz(func(t *testing.T, text, key string) {
		people, err := ReadPeople("p", []byte(text), parties)
		if err != nil {
			return
		}
		for _, p := range people.All() {
			if !p.In(p.From) {
				t.Errorf("%+v is not in office when the term begins", p)
			}
		}
		people.Find(key, time.Time{})
	})
}
