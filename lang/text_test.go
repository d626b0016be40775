package lang_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/entente-project/entente/lang"
	"github.com/entente-project/entente/lang/all"
)

func text(s string) (lang.Text, error) {
	return lang.Language{Code: "xx", Files: fstest.MapFS{"text.txt": {Data: []byte(s)}}}.Text()
}

func TestTextOfAllLanguages(t *testing.T) {
	for _, l := range all.Languages() {
		x, err := l.Text()
		if err != nil {
			t.Error(err)
		}
		if len(x.Abbreviations) == 0 || len(x.Openers) == 0 || len(x.Contractions) == 0 {
			t.Errorf("%s: abbreviations, openers or contractions are missing", l.Code)
		}
	}
}

func TestTextReadsSections(t *testing.T) {
	x, err := text("# a comment\nabbreviations\n  M. Gén.\nabbreviations before numbers\n  no.\nelisions\n  l' qu'\n\nclitics\n  -il -t-il\n" +
		"contractions\n  des ? de les\n  au = à le\nbare openers\n  Cette\ncut hyphens\njoin spaced numbers\n")
	if err != nil {
		t.Fatal(err)
	}
	if x.Abbreviations["Gén."] != lang.StopInside || x.Abbreviations["no."] != lang.StopNumber || x.Abbreviations["gén."] != lang.NoStop {
		t.Errorf("abbreviations %v", x.Abbreviations)
	}
	if !x.Elisions["qu'"] || x.Clitics[0] != "-t-il" || !x.CutHyphens || !x.SpacedNumbers || x.CutSlashes {
		t.Errorf("got %+v", x)
	}
	if d := x.Contractions["des"]; !d.Asked || strings.Join(d.Words, " ") != "de les" || x.Contractions["au"].Asked {
		t.Errorf("contractions %v", x.Contractions)
	}
	if !x.Bare["cette"] || !x.Openers["cette"] {
		t.Error("a bare opener is an opener")
	}
}

func TestTextRefusals(t *testing.T) {
	for in, want := range map[string]string{
		"abreviations\n":                           `lang/xx/text.txt:1:1: unknown section "abreviations"`,
		"abbreviations\n  M. Mme\n":                `lang/xx/text.txt:2:6: "Mme": an abbreviation ends in a full stop`,
		"\nelisions\n  l\n":                        `lang/xx/text.txt:3:3: "l": an elision ends in '`,
		"clitics\n  il\n":                          `lang/xx/text.txt:2:3: "il": a clitic begins with -`,
		"prefixes\n  non\n":                        `lang/xx/text.txt:2:3: "non": a prefix ends in -`,
		"contractions\n  au à le\n":                `lang/xx/text.txt:2:3: "au": want a token`,
		"contractions\n  au = à le\n  au = à le\n": `lang/xx/text.txt:3:3: "au": stands here twice`,
		"optional endings\n  s\n":                  `"s": an optional ending stands in brackets`,
		"  l'\n":                                   `lang/xx/text.txt:1:3: "l'": stands under no section`,
		"cut hyphens\n  l'\n":                      `lang/xx/text.txt:2:3: "l'": stands under no section`,
	} {
		if _, err := text(in); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %s", in, err, want)
		}
	}
	if _, err := (lang.Language{Code: "xx", Files: fstest.MapFS{}}).Text(); err == nil {
		t.Error("a folder without text.txt is taken")
	}
	if _, err := (lang.Language{Code: "xx"}).Text(); err != nil {
		t.Errorf("a language without files: %v", err)
	}
}
