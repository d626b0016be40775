package who

import (
	"slices"
	"strings"
	"time"

	"github.com/entente-project/entente"
)

// Memory is what an article has said so far about who is who. It belongs to one article and one goroutine.
type Memory struct {
	lex     *Lexicon
	on      time.Time // day of publication; zero if unknown
	traces  []trace
	persons map[string]entente.Party // folded name: what the article says he acts for
	count   map[string]int           // mentions of each country
	total   int                      // mentions of all countries
}

// trace is a noun phrase that named parties.
type trace struct {
	parties []entente.Party
	plural  bool   // a plural noun or several parties
	person  bool   // a person, by office or name
	gender  string // "m", "f" or "" if unknown
	subject bool   // subject of its sentence
}

// maxTraces bounds how far back a pronoun looks, in noun phrases. Guess, not measured.
const maxTraces = 60

// NewMemory is the empty memory of a new article published on a day; a zero day is unknown.
func (x *Lexicon) NewMemory(on time.Time) *Memory {
	return &Memory{lex: x, on: on, persons: map[string]entente.Party{}, count: map[string]int{}}
}

// See takes a sentence in. Sentences come in the order of the article, each after it was read and asked.
func (m *Memory) See(r *Reading) {
	m.learn(r)
	for _, h := range r.hits {
		if n := r.pick(&h); n.ISO3 != "" && !h.partial {
			m.count[n.ISO3]++
			m.total++
		}
	}
	for _, n := range r.nouns() {
		if t, ok := r.trace(n); ok {
			m.traces = append(m.traces, t)
		}
	}
	if over := len(m.traces) - maxTraces; over > 0 {
		m.traces = slices.Delete(m.traces, 0, over)
	}
}

// Introduce tells who a person acts for before the article does, for a table that the user keeps or that the ledger learnt.
// The name is remembered in full and by its last word.
func (m *Memory) Introduce(name string, party entente.Party) {
	parts := strings.Fields(fold(name))
	if len(parts) == 0 {
		return
	}
	m.persons[strings.Join(parts, " ")] = party
	m.persons[parts[len(parts)-1]] = party
}

// Persons are the persons the article has introduced, by folded name, with the party each acts for; shared, not copied.
func (m *Memory) Persons() map[string]entente.Party { return m.persons }

// learn remembers the persons that the sentence introduces.
func (m *Memory) learn(r *Reading) {
	for n := 1; n <= len(r.s.Words); n++ {
		if !r.person(n) || n > 1 && r.person(n-1) && r.adjacent(n-1, n) {
			continue
		}
		run := []string{fold(r.word(n).Form)}
		for k := n + 1; k <= len(r.s.Words) && r.person(k) && r.adjacent(k-1, k); k++ {
			run = append(run, fold(r.word(k).Form))
		}
		top := r.phrase(r.top(n, len(run)))
		party, ok := r.outright(top)
		if !ok && m.persons[run[len(run)-1]].ID == "" {
			party, ok = r.introduced(top)
		}
		if !ok || party.ID == "" {
			continue
		}
		party.Name = ""
		for _, key := range []string{strings.Join(run, " "), run[len(run)-1]} {
			if len(run) > 1 || m.persons[key].ID == "" {
				m.persons[key] = party
			}
		}
	}
}

// adjacent tells whether two words stand in neighbouring tokens.
func (r *Reading) adjacent(a, b int) bool { return r.token(b)-r.token(a) == 1 }

// top is the word of a run of names that hangs outside of it.
func (r *Reading) top(n, length int) int {
	for k := n; k < n+length; k++ {
		if h := r.word(k).Head; h < n || h >= n+length {
			return k
		}
	}
	return n
}

// nouns are the words that may head a noun phrase of their own, in order.
func (r *Reading) nouns() []int {
	var out []int
	for i, w := range r.s.Words {
		rel := r.rel(i + 1)
		if (w.UPOS == "NOUN" || w.UPOS == "PROPN") && rel != "flat" && rel != "compound" && rel != "fixed" && rel != "conj" {
			out = append(out, i+1)
		}
	}
	return out
}

// trace is what a noun phrase leaves in the memory; false if it named nobody.
func (r *Reading) trace(n int) (trace, bool) {
	var t trace
	for _, m := range r.Who(n) {
		if m.ID != "" {
			t.parties = append(t.parties, m.Party)
		}
	}
	if len(t.parties) == 0 {
		return t, false
	}
	w := r.word(n)
	t.plural = len(t.parties) > 1 || feature(w.Feats, "Number") == "Plur"
	t.subject = r.rel(n) == "nsubj"
	t.person = r.person(n)
	if role := r.role(n); role != nil {
		c := role.words[0].class
		t.person = c == "office" || c == "member" || c == "voice"
	}
	switch feature(w.Feats, "Gender") {
	case "Masc":
		t.gender = "m"
	case "Fem":
		t.gender = "f"
	}
	if h := r.hit(n); h != nil && r.pick(h).gender != "" {
		t.gender = r.pick(h).gender[:1]
		t.plural = t.plural || strings.HasSuffix(r.pick(h).gender, "p")
	}
	return t, true
}

// feature is the value of one UD feature, "" if absent.
func feature(feats, key string) string {
	for f := range strings.SplitSeq(feats, "|") {
		if v, ok := strings.CutPrefix(f, key+"="); ok {
			return v
		}
	}
	return ""
}

// home is the country that the article is mostly about, "" if none stands out: two mentions
// or more, and at least two in three of all.
func (m *Memory) home() string {
	for iso3, n := range m.count {
		if 3*n >= 2*m.total {
			return iso3
		}
	}
	return ""
}

// domestic are the sectors whose members are taken to be of the country that the article is about when nothing else is said.
var domestic = map[string]bool{
	"GOV": true, "MIL": true, "COP": true, "LEG": true, "JUD": true, "SPY": true, "REB": true, "OPP": true, "CVL": true,
	"PTY": true, "EDU": true, "LAB": true,
}

// governs are the sectors of a state itself: in a sentence that names one country only they are taken to be of that country.
var governs = map[string]bool{"GOV": true, "MIL": true, "COP": true, "LEG": true, "JUD": true, "SPY": true, "PTY": true, "OPP": true}
