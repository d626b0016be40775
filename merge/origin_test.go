package merge

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/internal/shingle"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// story is 300 words that no other seed shares.
func story(seed string) string {
	var b strings.Builder
	for i := range 300 {
		fmt.Fprintf(&b, "%s%d ", seed, i)
	}
	return b.String()
}

func source(id, publisher, from, lang string, day int, text string, tells ...string) entente.Source {
	return entente.Source{ID: id, Publisher: publisher, From: from, Lang: lang, Published: time.Date(2024, 1, day, 12, 0, 0, 0, time.UTC),
		Sketch: shingle.Of(text), Tells: tells}
}

func TestOne(t *testing.T) {
	bbc := source("1", "BBC News", "", "en", 19, story("a"), "restore", "strikes")
	half := story("a")[:len(story("a"))/2]
	for _, c := range []struct {
		name string
		b    entente.Source
		want bool
	}{
		{"an edited copy", source("2", "Daily", "", "en", 20, story("b")+half), true},
		{"the same text, a month later", source("2", "Daily", "", "en", 19+31, story("a")), false},
		{"another story of another outlet", source("2", "Daily", "", "en", 19, story("b"), "restore", "strikes"), false},
		{"another story of the same outlet", source("2", "BBC", "", "en", 19, story("b"), "restore", "strikes"), false},
		{"a later version by the same outlet", source("2", "BBC", "", "en", 19, story("a")), false},
		{"a translation that names it", source("2", "Nouvelles du jour", "BBC", "fr", 19, story("f"), "restore"), true},
		{"a page that names it and tells something else", source("2", "Nouvelles du jour", "BBC", "fr", 19, story("f"), "talks"), false},
		{"a page that names it, in the same language, with nothing shared", source("2", "Daily", "BBC", "en", 19, story("f"), "restore"), false},
		{"a reprint with a rewritten text", source("2", "Daily", "BBC", "en", 19, story("f")+story("g")+story("a")[:150]), true},
		{"a translation a week later", source("2", "Nouvelles du jour", "BBC", "fr", 26, story("f"), "restore"), false},
		{"a page that names somebody else", source("2", "Nouvelles du jour", "AFP", "fr", 19, story("f"), "restore"), false},
	} {
		if got, back := One(bbc, c.b), One(c.b, bbc); got != c.want || back != got {
			t.Errorf("%s: one source %v, and %v the other way; want %v", c.name, got, back, c.want)
		}
	}
}

func TestOrigins(t *testing.T) {
	bbc := source("z", "BBC News", "", "en", 19, story("a"), "restore", "strikes")
	copied := source("c", "Daily", "", "en", 20, story("a")[:900])
	french := source("f", "Nouvelles", "BBC", "fr", 19, story("f"), "restore", "strikes")
	other := source("o", "AFP", "", "en", 19, story("o"), "restore", "strikes")
	want := map[string]string{"z": "bbc/z", "c": "bbc/z", "f": "bbc/z", "o": "afp/o"}
	french.Published = french.Published.Add(time.Hour)
	if diff := cmp.Diff(want, Origins([]entente.Source{other, french, copied, bbc})); diff != "" {
		t.Error(diff)
	}
	// Without the story itself its republication still speaks for it.
	if got := Origins([]entente.Source{french})["f"]; got != "bbc/f" {
		t.Errorf("origin of a republication alone: %s", got)
	}
	if got := Origins([]entente.Source{{ID: "n"}})["n"]; got != "article n/n" || Voice(got) != "article n" {
		t.Errorf("origin of an article without publisher: %s, voice %s", got, Voice(got))
	}
}

func TestOriginsInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var in []entente.Source
		for i := range rapid.IntRange(0, 8).Draw(t, "n") {
			pick := func(label string, from ...string) string { return rapid.SampledFrom(from).Draw(t, label) }
			in = append(in, source(fmt.Sprint("s", i), pick("publisher", "BBC", "Daily", "AFP", ""), pick("from", "", "", "BBC", "AFP"), pick("lang", "en", "fr"),
				rapid.IntRange(10, 25).Draw(t, "day"), pick("text", story("a"), story("b"), story("a")[:700]+story("c"), ""), pick("tells", "x", "y")))
		}
		if diff := cmp.Diff(Origins(in), Origins(rapid.Permutation(in).Draw(t, "order"))); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestSourceOf(t *testing.T) {
	f := told("r1 - strike.air IRN/MIL>PAK 2024-01-16 actual")
	g := told("r2 - strike.drone IRN>PAK 2024-01-16 actual")
	a := &entente.Article{ID: "a", Publisher: "Daily", Lang: "fr", Read: time.Unix(86400, 0), From: &entente.Original{Publisher: "BBC"}}
	s := SourceOf(onto, a, []entente.Report{f.Report, g.Report})
	if len(s.Tells) != 1 || s.From != "BBC" || s.Published.Unix() != 86400 {
		t.Errorf("%+v", s)
	}
}
