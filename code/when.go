package code

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/lang"
)

// moment is an expression of time found in a sentence.
type moment struct {
	pattern *lang.DatePattern
	words   []int // its words, in order
	slots   map[string]int
	day     time.Time // for a whole date written in one token
}

// moments finds the expressions of time of the sentence, left to right; at each place the longest pattern wins.
func (s *scene) moments() []moment {
	forms := make([]string, len(s.s.Tokens))
	for i, t := range s.s.Tokens {
		forms[i] = strings.ToLower(strings.ReplaceAll(t.Form, "’", "'"))
	}
	var out []moment
	for i := 0; i < len(forms); {
		best, width := moment{}, 0
		for p := range s.dates.Patterns {
			m := moment{pattern: &s.dates.Patterns[p]}
			if n := s.matchDate(forms[i:], m.pattern.Words, &m); n > width {
				best, width = m, n
			}
		}
		if width == 0 {
			i++
			continue
		}
		for _, t := range s.s.Tokens[i : i+width] {
			for w := t.First; w <= t.Last && w < s.len(); w++ {
				best.words = append(best.words, w+1)
			}
		}
		if len(best.words) > 0 {
			out = append(out, best)
		}
		i += width
	}
	return out
}

// matchDate tells how many tokens at the start of forms the words of a pattern take; 0 when they do not fit.
func (s *scene) matchDate(forms []string, words []lang.DateWord, m *moment) int {
	at := 0
	for i, w := range words {
		if at < len(forms) && s.dateWord(forms[at], w, m) {
			if w.Optional && at+1 < len(forms) && i+1 < len(words) && s.matchDate(forms[at+1:], words[i+1:], m) == 0 {
				continue // leave the optional word out: the rest fits only without it
			}
			at++
			continue
		}
		if !w.Optional {
			return 0
		}
	}
	return at
}

// dateWord tells whether a token fits a place of a pattern, and keeps what a slot holds.
func (s *scene) dateWord(form string, w lang.DateWord, m *moment) bool {
	if w.Slot == "" {
		return slices.Contains(w.Any, form)
	}
	n, ok := s.slot(form, w.Slot, m)
	if ok {
		if m.slots == nil {
			m.slots = map[string]int{}
		}
		m.slots[w.Slot] = n
	}
	return ok
}

func (s *scene) slot(form, slot string, m *moment) (int, bool) {
	switch slot {
	case "month", "month2":
		return find(s.dates.Month, form)
	case "midmonth":
		return find(s.dates.MidMonth, form)
	case "weekday", "weekday2":
		return find(s.dates.Weekday, form)
	case "unit":
		unit, ok := s.dates.Unit[form]
		return slices.Index(units, unit), ok
	case "year":
		n, err := strconv.Atoi(form)
		return n, err == nil && len(form) == 4 && n >= 1900 && n < 2100
	case "day", "day2":
		n, ok := find(s.dates.Ordinal, form)
		if !ok {
			v, err := strconv.Atoi(form)
			n, ok = v, err == nil && len(form) < 3
		}
		return n, ok && n >= 1 && n <= 31
	case "n":
		if n, err := strconv.Atoi(form); err == nil && n > 0 && n < 1000 {
			return n, true
		}
		n, ok := find(s.counts.Number, form)
		return n, ok || s.counts.One[form] && form != ""
	case "iso", "numeric":
		layout := map[string]string{"iso": "2006-01-02", "numeric": "02/01/2006"}[slot]
		day, err := time.Parse(layout, form)
		m.day = day
		return 0, err == nil
	}
	return 0, false
}

var units = []string{"hour", "day", "week", "month", "year"}

func find(table map[string]int, key string) (int, bool) { n, ok := table[key]; return n, ok }

// on is the date of the act told at word n: an expression in its own clause, else the day of publication for what is told as
// done or going on; a date of the saying is not the date of what is said.
func (s *scene) on(n int, st entente.Status, published time.Time, moments []moment, others []int) entente.Date {
	forward := st == entente.Planned || st == entente.Hypothetical || st == entente.Demanded
	chain := s.clause(n, others)
	best, depth := entente.Date{}, s.len()+1
	for _, m := range moments {
		if d := s.reach(m, chain); d < depth {
			if date, ok := resolve(m, published, forward); ok {
				best, depth = date, d
			}
		}
	}
	if best.Grain != entente.NoGrain || published.IsZero() || forward || st == entente.Historical {
		return best
	}
	day := midnight(published)
	return entente.Date{Start: day, End: day, Grain: entente.Day, From: "published"}
}

// clause are the words whose dates are dates of the act told at n: n, the verb that a noun stands at, the modal over a verb, the
// verb that it is coordinated with; never a word that tells another act, and never what only reports it.
func (s *scene) clause(n int, others []int) []int {
	out := []int{n}
	for range 4 {
		c := out[len(out)-1]
		h := s.head(c)
		if h == 0 || slices.Contains(others, h) && !s.is(c, "conj") {
			break
		}
		noun := s.isNoun(c) && s.isAny(c, "obj", "nsubj", "obl")
		modal := s.is(c, "xcomp") && (s.mood.Aux[s.lemma(h)] != "" || s.mood.Light[s.lemma(h)])
		if !noun && !modal && !s.is(c, "conj") {
			break
		}
		out = append(out, h)
	}
	return out
}

// reach is how many steps lead from the expression up to a word of the chain without passing another verb; a large number if
// none do.
func (s *scene) reach(m moment, chain []int) int {
	top := m.words[0]
	for range s.len() {
		if h := s.head(top); h == 0 || !slices.Contains(m.words, h) {
			break
		}
		top = s.head(top)
	}
	if slices.Contains(chain, top) {
		return 0
	}
	for i, h := range s.up(top) {
		if at := slices.Index(chain, h); at >= 0 {
			return i + at
		}
		if s.isVerb(h) && !s.is(h, "xcomp") {
			break
		}
	}
	return s.len() + 1
}
