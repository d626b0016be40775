package lang_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/lang"
	"github.com/entente-project/entente/lang/all"
)

func folder(file, text string) lang.Language {
	return lang.Language{Code: "xx", Files: fstest.MapFS{file: {Data: []byte(text)}}}
}

func TestReadActs(t *testing.T) {
	a, err := lang.ReadActs(folder("acts.txt", `# comment
ambassador.recall
  rappeler/VERB|retirer obj=ambassadeur|chargé>nmod(de)=affaire !advmod=déjà ^conj=faire to=nmod(à|en),obl status=planned
  + L'Iran a rappelé son ambassadeur.   IRN -> PAK,IND  planned  says IRN/GOV
  - Il a rappelé ceci.
`))
	if err != nil {
		t.Fatal(err)
	}
	b := a.Blocks[0]
	p := b.Phrasings[0]
	if b.Act != "ambassador.recall" || p.At != "lang/xx/acts.txt:3" || len(p.Heads) != 2 || p.Heads[0].UPOS != "VERB" || p.Status != entente.Planned {
		t.Errorf("block %+v", b)
	}
	c := p.Conditions
	if len(c) != 3 || len(c[0].Steps) != 2 || c[0].Steps[1].Cases[0] != "de" || !c[1].Not || !c[2].Steps[0].Up {
		t.Errorf("conditions %+v", c)
	}
	if len(p.To.Paths) != 2 || p.To.Never || len(p.To.Paths[0][0].Cases) != 2 {
		t.Errorf("route %+v", p.To)
	}
	want := lang.Proof{At: "lang/xx/acts.txt:4", Act: "ambassador.recall", Holds: true, Sentence: "L'Iran a rappelé son ambassadeur.",
		Status: entente.Planned, Says: "IRN/GOV"}
	got := b.Proofs[0]
	if got.At != want.At || got.Sentence != want.Sentence || got.Status != want.Status || got.Says != want.Says || len(got.Recipients) != 2 {
		t.Errorf("proof %+v", got)
	}
	if b.Proofs[1].Holds {
		t.Error("a - line holds")
	}
}

func TestActsErrorsNameThePlaceAndTheRemedy(t *testing.T) {
	for text, want := range map[string]string{
		"a.b\n  rappeler  objet=ambassadeur\n": `lang/xx/acts.txt:2:13: unknown relation "objet" in "objet=ambassadeur"; use a UD relation such as obj, nsubj, obl`,
		"a.b\n  rappeler\n":                    `lang/xx/acts.txt:1:1: act "a.b" has no + sentence`,
		"  rappeler\n":                         `lang/xx/acts.txt:1:1: phrasing before any act`,
		"a.b\n  + x  A -> B\na.b\n":            `lang/xx/acts.txt:3:1: act "a.b" has a block already at lang/xx/acts.txt:1`,
		"a.b\n  x obj(de=y\n":                  `lang/xx/acts.txt:2:5: "obj(de=y": the bracket of "obj(de" is not closed`,
		"a.b\n  x obj=@tribe\n":                `unknown kind "@tribe"`,
		"a.b\n  x/NOM\n":                       `unknown tag "NOM"`,
		"a.b\n  x status=maybe\n":              `unknown status "maybe"`,
		"a.b\n  + only a sentence\n":           `write two spaces and ACTORS -> RECIPIENTS`,
		"a.b\n  + s  A B\n":                    `no arrow in "A B"`,
		"a.b\n  + s  A -> B  perhaps\n":        `unknown status "perhaps"`,
		"a.b\n  x|\n":                          `empty alternative`,
		"a.b c\n":                              `stands alone on its line`,
		"a.b\n  @party\n":                      `a head is a lemma`,
	} {
		_, err := lang.ReadActs(folder("acts.txt", text))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %s", text, err, want)
		}
	}
}

// Every language in the list has files that this package can read.
func TestAllLanguagesRead(t *testing.T) {
	for _, l := range all.Languages() {
		if _, err := lang.ReadActs(l); err != nil {
			t.Error(err)
		}
		if _, err := lang.ReadMood(l); err != nil {
			t.Error(err)
		}
		if _, err := lang.ReadSpeech(l); err != nil {
			t.Error(err)
		}
		if _, err := lang.ReadRoles(l); err != nil {
			t.Error(err)
		}
		if _, err := lang.ReadDates(l); err != nil {
			t.Error(err)
		}
		if _, err := lang.ReadCounts(l); err != nil {
			t.Error(err)
		}
		if _, err := lang.ReadInflection(l); err != nil {
			t.Error(err)
		}
	}
}

func TestInflectionLeadsOnlyToKnownWords(t *testing.T) {
	in, err := lang.ReadInflection(folder("inflect.txt", "verb -er -é -ée\nverb -ir -i\nnoun -al -aux\nform aller va\n"))
	if err != nil {
		t.Fatal(err)
	}
	known := func(w string) bool { return w == "frapper" || w == "aller" || w == "arsenal" }
	for _, c := range []struct{ form, tag, want string }{
		{"frappé", "VERB", "frapper"}, {"frappée", "VERB", "frapper"}, {"frappé", "NOUN", ""}, {"mangé", "VERB", ""}, {"va", "VERB", "aller"},
		{"arsenaux", "NOUN", "arsenal"}, {"é", "VERB", ""},
	} {
		if got := in.Lemma(c.form, c.tag, known); got != c.want {
			t.Errorf("%s %s: got %q, want %q", c.form, c.tag, got, c.want)
		}
	}
}

func TestCueErrors(t *testing.T) {
	for _, c := range []struct {
		file, text, want string
		read             func(lang.Language) error
	}{
		{"mood.txt", "future aux aller\n", `lang/xx/mood.txt:1:1: unknown status "future"`, func(l lang.Language) error { _, err := lang.ReadMood(l); return err }},
		{"mood.txt", "planned\tbeside aller\n", `lang/xx/mood.txt:1:9: unknown place "beside"`, func(l lang.Language) error { _, err := lang.ReadMood(l); return err }},
		{"mood.txt", "planned over aller>objet\n", `unknown relation "objet"`, func(l lang.Language) error { _, err := lang.ReadMood(l); return err }},
		{"speech.txt", "verbe dire\n", `lang/xx/speech.txt:1:1: unknown kind "verbe"`, func(l lang.Language) error { _, err := lang.ReadSpeech(l); return err }},
		{"roles.txt", "par x\n", `lang/xx/roles.txt:1:1: unknown kind "par"`, func(l lang.Language) error { _, err := lang.ReadRoles(l); return err }},
		{"dates.txt", "<wday> = day 0\n", `lang/xx/dates.txt:1:1: unknown slot "<wday>"`, func(l lang.Language) error { _, err := lang.ReadDates(l); return err }},
		{"dates.txt", "hier\n", `a pattern says WORDS = MEANING`, func(l lang.Language) error { _, err := lang.ReadDates(l); return err }},
		{"dates.txt", "hier = -1\n", `the meaning has no base`, func(l lang.Language) error { _, err := lang.ReadDates(l); return err }},
		{"dates.txt", "@month mai\n", `wants a value and its words`, func(l lang.Language) error { _, err := lang.ReadDates(l); return err }},
		{"counts.txt", "number deux\n", `takes pairs of a word and its value`, func(l lang.Language) error { _, err := lang.ReadCounts(l); return err }},
		{"counts.txt", "number deux II\n", `"II" is no count`, func(l lang.Language) error { _, err := lang.ReadCounts(l); return err }},
	} {
		if err := c.read(folder(c.file, c.text)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s %q: got %v, want %s", c.file, c.text, err, c.want)
		}
	}
}

// Reading rules never panics, and what it accepts keeps its promises: every block proved, every phrasing with a head and a place.
func FuzzReadActs(f *testing.F) {
	f.Add("ambassador.recall\n  rappeler obj=ambassadeur>nmod(de|à)=x|@party !conj ^obj=y to=-,obl actor=- status=planned\n  + s  A -> -  planned  says B\n  - t\n")
	f.Add("a.b\n  x obj(")
	f.Add("a.b\n  x|\n  +  \n  -\n")
	f.Add("\xff")
	f.Fuzz(func(t *testing.T, text string) {
		a, err := lang.ReadActs(folder("acts.txt", text))
		if err != nil {
			if !strings.Contains(err.Error(), "lang/xx/acts.txt:") {
				t.Errorf("error without a place: %v", err)
			}
			return
		}
		for _, b := range a.Blocks {
			held := false
			for _, p := range b.Proofs {
				held = held || p.Holds
				if p.Sentence == "" {
					t.Error("proof without a sentence")
				}
			}
			if !held {
				t.Error("block without a + sentence")
			}
			for _, p := range b.Phrasings {
				if len(p.Heads) == 0 || p.At == "" {
					t.Errorf("phrasing %+v", p)
				}
			}
		}
	})
}
