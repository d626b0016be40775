package eval

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"
)

// TestUnder: a floor holds the scores of its own data, and only those that were measured.
func TestUnder(t *testing.T) {
	f := Floors{Data: "aa11", Scores: map[string]float64{"dev.fr.triple": .288, "plv.root": .736, "ud.fr-gsd.LAS": .862}}
	for name, c := range map[string]struct {
		hash   string
		scores Scores
		want   []string
	}{
		"on the floor":      {"aa11", Scores{"dev.fr.triple": .288, "plv.root": .736, "ud.fr-gsd.LAS": .862}, nil},
		"above":             {"aa11", Scores{"dev.fr.triple": .4, "plv.root": .8}, nil},
		"one under":         {"aa11", Scores{"dev.fr.triple": .2879, "plv.root": .8}, []string{"dev.fr.triple"}},
		"two under, sorted": {"aa11", Scores{"ud.fr-gsd.LAS": .1, "dev.fr.triple": 0}, []string{"dev.fr.triple", "ud.fr-gsd.LAS"}},
		"in other digits":   {"aa11", Scores{"dev.fr.triple": .288 - 1e-12}, nil},
		"not measured":      {"aa11", Scores{}, nil},
		"without a floor":   {"aa11", Scores{"dev.en.exact": 0}, nil},
		"other data":        {"bb22", Scores{"dev.fr.triple": 0}, nil},
	} {
		if got := f.Under(c.hash, c.scores); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// TestFloorsFile: the floors name their data and hold every score that counts, each a share.
func TestFloorsFile(t *testing.T) {
	f, err := ReadFloors()
	if err != nil {
		t.Fatal(err)
	}
	if !regexp.MustCompile(`^[0-9a-f]{16}$`).MatchString(f.Data) {
		t.Errorf("data %q is no hash", f.Data)
	}
	known := map[string]bool{"plv.root": true, "plv.penta": true, "plv.binary": true}
	for _, set := range []string{"dev.fr", "dev.en", "seed.fr"} {
		for _, m := range []string{"detection", "triple", "full", "exact", "quiet"} {
			known[set+"."+m] = true
		}
	}
	for _, bank := range []string{"fr-gsd", "fr-sequoia", "en-ewt"} {
		for _, m := range []string{"Words", "Sentences", "UPOS", "Lemmas", "UAS", "LAS"} {
			known["ud."+bank+"."+m] = true
		}
	}
	for name, v := range f.Scores {
		if !known[name] || v <= 0 || v > 1 {
			t.Errorf("floor %s = %v", name, v)
		}
	}
	for name := range known {
		if f.Scores[name] == 0 {
			t.Errorf("no floor for %s", name)
		}
	}
}

// goldFiles are what the hash of the gold sets covers.
var goldFiles = []string{"data/event-coding/dev/plv_train.tsv", "data/gold/dev.en.ndjson", "data/gold/dev.fr.ndjson", "data/gold/seed.fr.ndjson",
	"data/ud/en/test-ewt.conllu.xz", "data/ud/fr/test-gsd.conllu.xz", "data/ud/fr/test-sequoia.conllu.xz"}

// TestHash: the same files have one hash, another byte in any of them gives another, and a missing file is named.
func TestHash(t *testing.T) {
	files := map[string]string{}
	for _, f := range goldFiles {
		files[f] = "what " + f + " holds"
	}
	s := sets(t, files)
	first, err := s.Hash()
	if err != nil || len(first) != 16 {
		t.Fatal(first, err)
	}
	if again, _ := s.Hash(); again != first {
		t.Errorf("%s, then %s", first, again)
	}
	if copied, _ := sets(t, files).Hash(); copied != first {
		t.Errorf("in another folder the same files have the hash %s, here %s", copied, first)
	}
	seen := map[string]string{first: "the files as they were"}
	for _, f := range goldFiles {
		path := filepath.Join(s.Folder, f)
		if err := os.WriteFile(path, []byte(files[f]+"."), 0o644); err != nil {
			t.Fatal(err)
		}
		h, err := s.Hash()
		if err != nil || seen[h] != "" {
			t.Errorf("with another %s the hash is that of %s, %v", f, seen[h], err)
		}
		seen[h] = f
		if err := os.WriteFile(path, []byte(files[f]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range goldFiles {
		path := filepath.Join(s.Folder, f)
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		_, err := s.Hash()
		mustSay(t, err, "hash gold sets", f)
		if err := os.WriteFile(path, []byte(files[f]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestPresent: whoever has no gold sets, no scorers or no Python is told what is missing, by an error that says to pass over the measuring.
func TestPresent(t *testing.T) {
	files := map[string]string{"data/gold/dev.fr.ndjson": dev, "tools/score_events.py": eventScores}
	s := sets(t, files)
	if err := s.Present(); err != nil {
		t.Errorf("all is there, but %v", err)
	}
	for f := range files {
		if err := os.Rename(filepath.Join(s.Folder, f), filepath.Join(s.Folder, "away")); err != nil {
			t.Fatal(err)
		}
		err := s.Present()
		mustSay(t, err, s.Folder, f)
		if !errors.Is(err, ErrNoSets) {
			t.Errorf("%v is not ErrNoSets", err)
		}
		if err := os.Rename(filepath.Join(s.Folder, "away"), filepath.Join(s.Folder, f)); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", t.TempDir())
	err := s.Present()
	mustSay(t, err, "python3")
	if !errors.Is(err, ErrNoSets) {
		t.Errorf("%v is not ErrNoSets", err)
	}
	gone := &Sets{Folder: filepath.Join(t.TempDir(), "nowhere")}
	mustSay(t, gone.Present(), "nowhere", "no gold sets here")
}
