package eval

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/entente-project/entente/export"
)

type rootAnswer struct {
	UID  string `json:"uid"`
	Root string `json:"root"`
}

// PLV measures the event type of given pairs on the development rows of PLV. No row is trained on.
func (s *Sets) PLV() (Scores, error) {
	path := filepath.Join(s.Folder, "data", "event-coding", "dev", "plv_train.tsv")
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	in := csv.NewReader(f)
	in.Comma, in.LazyQuotes, in.FieldsPerRecord = '\t', true, -1
	rows, err := in.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	rows = rows[1:]
	out := make([]rootAnswer, len(rows))
	each(len(rows), func(i int) {
		r := rows[i]
		line, _ := json.Marshal(export.Request{ID: r[0], Text: r[1], Lang: "en", Actor: &r[2], Recipient: &r[3]})
		out[i].UID = r[0]
		if reply, ok := s.Engine.Coding(line, export.Request{}).(export.Reply); ok && len(reply.Reports) == 1 {
			out[i].Root = reply.Reports[0].EventType
		}
	})
	system := filepath.Join(s.Work, "plv.system.ndjson")
	if err := lines(system, out); err != nil {
		return nil, err
	}
	var r map[string]struct {
		MacroF1 float64 `json:"macro_f1"`
	}
	var raw map[string]json.RawMessage
	if err := s.score(&raw, "score_plv.py", path, system); err != nil {
		return nil, err
	}
	scores := Scores{}
	r = map[string]struct {
		MacroF1 float64 `json:"macro_f1"`
	}{}
	for _, level := range []string{"root", "penta", "binary"} {
		v := r[level]
		if err := json.Unmarshal(raw[level], &v); err != nil {
			return nil, fmt.Errorf("score with score_plv.py: level %s: %w", level, err)
		}
		scores["plv."+level] = v.MacroF1
	}
	return scores, nil
}
