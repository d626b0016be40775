package eval

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
)

//go:embed floors.json
var floorsFile []byte

// Floors are the least scores that a change may leave behind. A change may raise one; lowering one takes its own commit with the reason.
type Floors struct {
	Data   string             `json:"data"` // hash of the gold sets they were measured on
	Scores map[string]float64 `json:"scores"`
}

// ReadFloors reads eval/floors.json.
func ReadFloors() (Floors, error) {
	var f Floors
	if err := json.Unmarshal(floorsFile, &f); err != nil {
		return f, fmt.Errorf("read eval/floors.json: %w", err)
	}
	return f, nil
}

// Under names the scores that are under their floor, sorted. Scores on other data than the floors' (hash) are held against nothing, and
// a score that was not measured is not under its floor.
func (f *Floors) Under(hash string, scores Scores) []string {
	var out []string
	for name, floor := range f.Scores {
		if v, measured := scores[name]; hash == f.Data && measured && v < floor-tolerance {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// tolerance lets a score be its floor written in other digits.
const tolerance = 1e-9

// Hash names the gold sets in the folder: scores on other data cannot be held against the floors.
func (s *Sets) Hash() (string, error) {
	files := []string{"data/gold/dev.en.ndjson", "data/gold/dev.fr.ndjson", "data/gold/seed.fr.ndjson", "data/event-coding/dev/plv_train.tsv",
		"data/ud/fr/test-gsd.conllu.xz", "data/ud/fr/test-sequoia.conllu.xz", "data/ud/en/test-ewt.conllu.xz"}
	slices.Sort(files)
	h := sha256.New()
	for _, name := range files {
		f, err := os.Open(filepath.Join(s.Folder, name))
		if err != nil {
			return "", fmt.Errorf("hash gold sets: %w", err)
		}
		_, err = io.Copy(h, f)
		f.Close()
		if err != nil {
			return "", fmt.Errorf("hash gold sets: %w", err)
		}
	}
	return hex.EncodeToString(h.Sum(nil))[:16], nil
}
