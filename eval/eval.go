// Package eval measures the engine on the development gold sets and holds the scores against floors that only rise.
//
// The gold sets and their scorers (Python, standard library only) are not part of the repository: a folder is given. In come the folder and
// an engine; out come scores by name, between 0 and 1 as the scorers define them.
//
//	gold.fr.triple   type + actor + recipient, F1        score_events.py, dev.fr.ndjson
//	plv.root         macro-F1 over 15 roots, pair given  score_plv.py, plv_train.tsv (development rows: nothing is trained on them)
//	ud.fr-gsd.LAS    labelled attachment from raw text   score_ud.py, test-gsd.conllu
//
// Measuring everything takes some minutes, most of it parsing the test treebanks.
package eval

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"

	"github.com/entente-project/entente/engine"
)

// Scores are figures by name.
type Scores map[string]float64

// Sets measures on the gold sets under a folder.
type Sets struct {
	Folder string // holds data/ and tools/
	Work   string // where system outputs are written, for reading errors afterwards
	Engine *engine.Engine
}

// ErrNoSets means the folder does not hold the gold sets.
var ErrNoSets = errors.New("no gold sets here")

// Present is nil if the folder holds gold sets and scorers.
func (s *Sets) Present() error {
	for _, f := range []string{"data/gold/dev.fr.ndjson", "tools/score_events.py"} {
		if _, err := os.Stat(filepath.Join(s.Folder, f)); err != nil {
			return fmt.Errorf("%s: %w (no %s)", s.Folder, ErrNoSets, f)
		}
	}
	if _, err := exec.LookPath("python3"); err != nil {
		return fmt.Errorf("%w: the scorers need python3", ErrNoSets)
	}
	return nil
}

// score runs one of the scorers and reads its JSON.
func (s *Sets) score(to any, tool string, args ...string) error {
	cmd := exec.Command("python3", append([]string{filepath.Join(s.Folder, "tools", tool), "--json"}, args...)...)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		return fmt.Errorf("score with %s: %w: %s", tool, err, bytes.TrimSpace(errs.Bytes()))
	}
	if err := json.Unmarshal(out, to); err != nil {
		return fmt.Errorf("score with %s: %w", tool, err)
	}
	return nil
}

// each works on n things side by side, and answers with the fault of the first of them that had one.
func each(n int, work func(i int) error) error {
	var wg sync.WaitGroup
	next := make(chan int)
	faults := make([]error, n)
	for range max(1, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for i := range next {
				faults[i] = work(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
	return cmp.Or(faults...)
}

// lines writes one JSON object to a line.
func lines[T any](path string, rows []T) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	for i := range rows {
		if err := e.Encode(rows[i]); err != nil {
			return err
		}
	}
	return os.WriteFile(path, b.Bytes(), 0o644)
}
