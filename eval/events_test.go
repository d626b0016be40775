package eval

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/entente-project/entente/export"
)

// dev is a gold set of invented sentences: an act between two states, one whose actor only the headline names, and one that tells no act.
const dev = `{"id":"a","lang":"fr","date":"2024-05-02","title":null,"text":"Le Mali a rappelé son ambassadeur au Niger.","context":"","events":[]}

{"id":"b","lang":"en","date":null,"title":"Kenya and its neighbours","text":"It expelled the Norwegian ambassador.","context":"Kenya held a cabinet meeting.","events":[]}
{"id":"c","lang":"fr","date":"2024-05-02","title":"Le fleuve","text":"Les marchés sont restés ouverts jusqu'au soir.","context":"","events":[]}
`

const eventScores = `{"detection":{"f1":0.5,"p":1},"triple":{"f1":0.4},"full":{"f1":0.3},"exact":{"f1":0.2},"false_positive_rate":0.25}`

// TestEvents: every gold sentence is answered, in order, in the scorer's terms; the scores are the scorer's.
func TestEvents(t *testing.T) {
	s := sets(t, map[string]string{"data/gold/dev.fr.ndjson": dev, "tools/score_events.py": eventScores})
	got, err := s.Events("dev.fr")
	if err != nil {
		t.Fatal(err)
	}
	want := Scores{"dev.fr.detection": .5, "dev.fr.triple": .4, "dev.fr.full": .3, "dev.fr.exact": .2, "dev.fr.quiet": .75}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("scores %v, want %v", got, want)
	}
	answers := left[scored](t, s, "dev.fr.system.ndjson")
	if len(answers) != 3 || answers[0].ID != "a" || answers[1].ID != "b" || answers[2].ID != "c" {
		t.Fatalf("answers %+v", answers)
	}
	if len(answers[0].Events) != 1 || len(answers[2].Events) != 0 {
		t.Fatalf("%d acts in a, want 1; %d in c, want none", len(answers[0].Events), len(answers[2].Events))
	}
	e := answers[0].Events[0]
	if e.Type != "SANCTION" || e.Status != "actual" || e.Trigger != "rappelé" || e.Act != "ambassador.recall" || !strings.HasPrefix(e.Rule, "lang/fr/acts.txt:") {
		t.Errorf("event %+v", e)
	}
	for _, side := range []struct {
		name, iso3 string
		actors     []scoredActor
	}{{"source", "MLI", e.Source}, {"target", "NER", e.Target}} {
		if len(side.actors) != 1 || side.actors[0].Country == nil || *side.actors[0].Country != side.iso3 || side.actors[0].Name != nil {
			t.Errorf("%s %+v, want the state %s", side.name, side.actors, side.iso3)
		}
	}
}

// TestEventsAreOfTheSentence: headline and context are read before the sentence, but what they tell is not answered.
func TestEventsAreOfTheSentence(t *testing.T) {
	s := sets(t, nil)
	for name, g := range map[string]goldSentence{
		"context":           {Context: "Le Mali a rappelé son ambassadeur au Niger."},
		"headline":          {Title: "Le Mali a rappelé son ambassadeur au Niger."},
		"both":              {Title: "Le Mali a rappelé son ambassadeur au Niger.", Context: "Le Mali a rappelé son ambassadeur au Niger."},
		"headline and more": {Title: "Le Mali a rappelé son ambassadeur au Niger.", Context: "Le fleuve est au plus bas."},
	} {
		g.ID, g.Lang, g.Text = "x", "fr", "Les marchés sont restés ouverts jusqu'au soir."
		got, err := s.code(g)
		if err != nil || len(got.Events) != 0 {
			t.Errorf("%s: %+v, %v; want no act", name, got.Events, err)
		}
		g.Text = "Le Mali a rappelé son ambassadeur au Niger."
		if got, err = s.code(g); err != nil || len(got.Events) != 1 {
			t.Errorf("%s: %+v, %v; want the act of the sentence", name, got.Events, err)
		}
	}
}

// TestActors: a state has no name and an organisation has one; what is unknown is null rather than "".
func TestActors(t *testing.T) {
	text := func(p *string) string {
		if p == nil {
			return "null"
		}
		return *p
	}
	for _, c := range []struct {
		party export.CodedParty
		want  string
	}{
		{export.CodedParty{ID: "MLI", ISO3: "MLI"}, "MLI null null"},
		{export.CodedParty{ID: "MLI/MIL", ISO3: "MLI", Sector: "MIL"}, "MLI null MIL"},
		{export.CodedParty{ID: "org:river-front", ISO3: "MLI", Sector: "REB"}, "MLI river-front REB"},
		{export.CodedParty{ID: "igo:lake-union", Sector: "IGO"}, "null lake-union IGO"},
		{export.CodedParty{Sector: "CVL", Text: "villagers"}, "null null CVL"},
		{export.CodedParty{Text: "it"}, "null null null"},
	} {
		got := actors([]export.CodedParty{c.party})[0]
		if have := text(got.Country) + " " + text(got.Name) + " " + text(got.Sector); have != c.want || got.Text != c.party.Text {
			t.Errorf("%+v: %s %q, want %s", c.party, have, got.Text, c.want)
		}
	}
	if got := actors(nil); got == nil || len(got) != 0 {
		t.Errorf("nobody is %#v, want an empty list that JSON writes as []", got)
	}
}

// TestGoldWithFaults: what is wrong with a gold set is named by file and line.
func TestGoldWithFaults(t *testing.T) {
	const good = `{"id":"a","text":"Le fleuve monte."}` + "\n"
	for name, c := range map[string]struct{ file, line, why string }{
		"no JSON":        {good + "\n{\"id\":\"b\"\n", ":3: ", "JSON"},
		"another kind":   {good + `{"id":7,"text":"x"}`, ":2: ", "id"},
		"no id":          {good + `{"text":"Le fleuve baisse."}`, ":2: ", "without id or text"},
		"no text":        {`{"id":"a","text":" "}`, ":1: ", "without id or text"},
		"the same id":    {good + good, ":2: ", `"a" stands at `},
		"a long line":    {good + `{"id":"b","text":"` + strings.Repeat("x", mostGoldLine) + `"}`, ":2: ", "too long"},
		"no such day":    {good + `{"id":"b","text":"Le fleuve baisse.","date":"2024-02-31"}`, ":2: ", `date "2024-02-31"`},
		"over a sheet":   {good + `{"id":"b","text":"` + strings.Repeat("x", 1<<20+1) + `"}`, ":2: ", "cut it into articles"},
		"no such folder": {"", "data/gold/dev.fr.ndjson", "no such file"},
	} {
		files := map[string]string{"data/gold/dev.fr.ndjson": c.file, "tools/score_events.py": eventScores}
		if c.file == "" {
			delete(files, "data/gold/dev.fr.ndjson")
		}
		s := sets(t, files)
		_, err := s.Events("dev.fr")
		t.Log(name)
		mustSay(t, err, "dev.fr.ndjson", c.line, c.why)
		if _, err := os.Stat(filepath.Join(s.Work, "dev.fr.system.ndjson")); err == nil {
			t.Errorf("%s: an answer was left all the same", name)
		}
	}
}

// TestScorerWithFaults: a scorer that fails is quoted, and one that does not speak JSON is named.
func TestScorerWithFaults(t *testing.T) {
	for name, c := range map[string]struct {
		script string
		words  []string
	}{
		"complains": {"!gold set and system differ in 3 ids", []string{"score_events.py", "gold set and system differ in 3 ids"}},
		"no JSON":   {"detection 0.5", []string{"score_events.py", "invalid character"}},
		"nothing":   {"", []string{"score_events.py", "JSON"}},
	} {
		t.Log(name)
		_, err := sets(t, map[string]string{"data/gold/dev.fr.ndjson": dev, "tools/score_events.py": c.script}).Events("dev.fr")
		mustSay(t, err, c.words...)
	}
}
