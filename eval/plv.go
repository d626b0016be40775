package eval

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/entente-project/entente/export"
)

type rootAnswer struct {
	UID  string `json:"uid"`
	Root string `json:"root"`
}

// pairRow is a sentence with the two sides that are asked about.
type pairRow struct{ uid, text, actor, recipient, at string }

// PLV measures the event type of given pairs on the development rows of PLV. No row is trained on.
func (s *Sets) PLV() (Scores, error) {
	path := filepath.Join(s.Folder, "data", "event-coding", "dev", "plv_train.tsv")
	rows, err := readPairs(path)
	if err != nil {
		return nil, err
	}
	out := make([]rootAnswer, len(rows))
	if err := each(len(rows), func(i int) error {
		r := &rows[i]
		line, _ := json.Marshal(export.Request{ID: r.uid, Text: r.text, Lang: "en", Actor: &r.actor, Recipient: &r.recipient})
		reply, err := s.coding(r.at, line)
		if err != nil {
			return err
		}
		if len(reply.Reports) != 1 {
			return fmt.Errorf("%s: code: %d reports for a pair, want 1", r.at, len(reply.Reports))
		}
		out[i] = rootAnswer{r.uid, reply.Reports[0].EventType}
		return nil
	}); err != nil {
		return nil, err
	}
	system := filepath.Join(s.Work, "plv.system.ndjson")
	if err := lines(system, out); err != nil {
		return nil, err
	}
	return s.scorePLV(path, system)
}

// scorePLV asks the scorer for its three levels.
func (s *Sets) scorePLV(gold, system string) (Scores, error) {
	var levels map[string]json.RawMessage
	if err := s.score(&levels, "score_plv.py", gold, system); err != nil {
		return nil, err
	}
	scores := Scores{}
	for _, level := range []string{"root", "penta", "binary"} {
		var v struct {
			MacroF1 *float64 `json:"macro_f1"`
		}
		if err := json.Unmarshal(levels[level], &v); err != nil || v.MacroF1 == nil {
			return nil, fmt.Errorf("score with score_plv.py: no macro_f1 of level %q in its answer", level)
		}
		scores["plv."+level] = *v.MacroF1
	}
	return scores, nil
}

// readPairs reads tab-separated rows under a header: uid, sentence, source and target are the first four columns.
func readPairs(path string) ([]pairRow, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read rows: %w", err)
	}
	defer f.Close()
	in := csv.NewReader(f)
	in.Comma, in.LazyQuotes, in.FieldsPerRecord = '\t', true, -1
	var out []pairRow
	for header := true; ; header = false {
		r, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", path, err)
		}
		line, _ := in.FieldPos(0)
		at := fmt.Sprintf("%s:%d", path, line)
		switch {
		case header && (len(r) < 4 || !slices.Equal(r[:4], []string{"uid", "sentence", "source", "target"})):
			return nil, fmt.Errorf("%s: header %q; want uid, sentence, source, target", at, r)
		case header:
			continue
		case len(r) < 4:
			return nil, fmt.Errorf("%s: %d columns, want uid, sentence, source, target", at, len(r))
		}
		out = append(out, pairRow{r[0], r[1], r[2], r[3], at})
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s: no rows", path)
	}
	return out, nil
}
