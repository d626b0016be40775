package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/export"
)

type goldSentence struct {
	ID      string `json:"id"`
	Lang    string `json:"lang"`
	Date    string `json:"date"`
	Title   string `json:"title"`
	Text    string `json:"text"`
	Context string `json:"context"`

	at string // file:line
}

// scored is a sentence as score_events.py wants it.
type scored struct {
	ID     string        `json:"id"`
	Events []scoredEvent `json:"events"`
}

type scoredEvent struct {
	Type    string        `json:"type"`
	Source  []scoredActor `json:"source"`
	Target  []scoredActor `json:"target"`
	Status  string        `json:"status"`
	By      string        `json:"attributed_to,omitempty"`
	Trigger string        `json:"trigger"`
	Rule    string        `json:"rule,omitempty"`
	Act     string        `json:"act"`
	Conf    float64       `json:"confidence"`
}

type scoredActor struct {
	Country *string `json:"country"`
	Name    *string `json:"name"`
	Sector  *string `json:"sector"`
	Text    string  `json:"text"`
}

// Events measures one event gold set, named "dev.fr" for data/gold/dev.fr.ndjson, and leaves the system's answer in Work.
func (s *Sets) Events(name string) (Scores, error) {
	path := filepath.Join(s.Folder, "data", "gold", name+".ndjson")
	gold, err := readGold(path)
	if err != nil {
		return nil, err
	}
	out := make([]scored, len(gold))
	if err := each(len(gold), func(i int) (err error) {
		out[i], err = s.code(gold[i])
		return err
	}); err != nil {
		return nil, err
	}
	system := filepath.Join(s.Work, name+".system.ndjson")
	if err := lines(system, out); err != nil {
		return nil, err
	}
	var r struct {
		Detection, Triple, Full, Exact struct{ F1 float64 }
		FalsePositiveRate              float64 `json:"false_positive_rate"`
	}
	if err := s.score(&r, "score_events.py", path, system); err != nil {
		return nil, err
	}
	return Scores{name + ".detection": r.Detection.F1, name + ".triple": r.Triple.F1, name + ".full": r.Full.F1, name + ".exact": r.Exact.F1,
		name + ".quiet": 1 - r.FalsePositiveRate}, nil
}

// code codes one gold sentence in its context; the headline goes before it, as in an article.
func (s *Sets) code(g goldSentence) (scored, error) {
	context := strings.TrimSpace(g.Context)
	if t := strings.TrimSpace(g.Title); t != "" && t != strings.TrimSpace(g.Text) && t != context {
		context = strings.TrimSpace(t + "\n" + context)
	}
	line, _ := json.Marshal(export.Request{ID: g.ID, Text: g.Text, Lang: g.Lang, Date: g.Date, Context: context})
	out := scored{ID: g.ID, Events: []scoredEvent{}}
	reply, err := s.coding(g.at, line)
	if err != nil {
		return out, err
	}
	for _, r := range reply.Reports {
		if r.Status == string(entente.Historical) { // the guidelines of the sets leave history out (data/gold/README.md, what is an event, 3)
			continue
		}
		e := scoredEvent{Type: r.BaseType, Source: actors(r.Actor), Target: actors(r.Recipient), Status: r.Status, Trigger: r.Trigger.Text, Act: r.Act, Conf: r.Confidence}
		if r.Rule != nil {
			e.Rule = *r.Rule
		}
		if r.Attribution != nil {
			e.By = r.Attribution.Text
		}
		out.Events = append(out.Events, e)
	}
	return out, nil
}

// coding is the engine's answer to a line of the coding exchange format, made of the gold row that stands at file:line.
func (s *Sets) coding(at string, line []byte) (export.Reply, error) {
	switch a := s.Engine.Coding(line, export.Request{}).(type) {
	case export.Reply:
		return a, nil
	case export.Failure:
		return export.Reply{}, fmt.Errorf("%s: code: %s: %s", at, a.Error.Kind, a.Error.Detail)
	}
	return export.Reply{}, fmt.Errorf("%s: code: no answer", at)
}

func actors(ps []export.CodedParty) []scoredActor {
	out := []scoredActor{}
	for _, p := range ps {
		a := scoredActor{Country: given(p.ISO3), Sector: given(p.Sector), Text: p.Text}
		if _, slug, named := strings.Cut(p.ID, ":"); named {
			a.Name = &slug
		}
		out = append(out, a)
	}
	return out
}

func given(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// readGold reads a file of gold sentences, one object to a line. Every sentence has an id of its own and a text.
func readGold(path string) ([]goldSentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read gold set: %w", err)
	}
	defer f.Close()
	var out []goldSentence
	first := map[string]string{} // id: where it was met
	in := bufio.NewScanner(f)
	in.Buffer(nil, mostGoldLine)
	n := 0
	for in.Scan() {
		n++
		if strings.TrimSpace(in.Text()) == "" {
			continue
		}
		g := goldSentence{at: fmt.Sprintf("%s:%d", path, n)}
		err := json.Unmarshal(in.Bytes(), &g)
		switch {
		case err != nil:
			return nil, fmt.Errorf("%s: %w", g.at, err)
		case g.ID == "" || strings.TrimSpace(g.Text) == "":
			return nil, fmt.Errorf("%s: a gold sentence without id or text", g.at)
		case first[g.ID] != "":
			return nil, fmt.Errorf("%s: the id %q stands at %s already", g.at, g.ID, first[g.ID])
		}
		first[g.ID] = g.at
		out = append(out, g)
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("%s:%d: %w", path, n+1, err)
	}
	return out, nil
}

// mostGoldLine is the longest line of a gold set, in bytes.
const mostGoldLine = 1 << 24
