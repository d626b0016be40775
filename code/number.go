package code

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/entente-project/entente"
)

// count is how many people the noun (or number) n names: its numeral, a group noun over it, an article; false if it tells none.
//
//	quatorze civils     14              au moins 50 blessés   50, low 50
//	une dizaine d'hommes 10             dozens of people      24: at least two of them
func (s *scene) count(n int) (entente.Toll, bool) {
	if g := s.groupOver(n); g != 0 {
		return s.group(g)
	}
	if s.word(n).UPOS == "NUM" {
		return s.toll(n)
	}
	if num := s.first(n, "nummod"); num != 0 {
		return s.toll(num)
	}
	if v, ok := s.counts.Group[s.lemma(n)]; ok && v > 0 {
		return s.group(n)
	}
	if d := s.first(n, "det"); d != 0 && s.counts.One[s.form(d)] && !s.feat(n, "Number=Plur") {
		return entente.Toll{Best: 1, Low: 1, High: 1}, true
	}
	return entente.Toll{}, false
}

// groupOver is the group noun that n is counted by: "dizaine" of "une dizaine de morts"; 0 if none.
func (s *scene) groupOver(n int) int {
	if h := s.head(n); h != 0 && s.is(n, "nmod") && s.counts.Group[s.lemma(h)] > 0 {
		return h
	}
	return 0
}

// group is a group noun with the numeral before it; without one a plural counts twice: "dozens" are two dozen at least.
func (s *scene) group(g int) (entente.Toll, bool) {
	v := s.counts.Group[s.lemma(g)]
	if num := s.first(g, "nummod"); num != 0 {
		if t, ok := s.toll(num); ok {
			return entente.Toll{Best: t.Best * v, Low: t.Low * v, High: t.High * v}, true
		}
	}
	if s.feat(g, "Number=Plur") {
		return entente.Toll{Best: 2 * v, Low: 2 * v}, true
	}
	return s.bound(g, v), true
}

// toll is a numeral with how exact it is.
func (s *scene) toll(num int) (entente.Toll, bool) {
	v, ok := s.value(num)
	if !ok {
		return entente.Toll{}, false
	}
	return s.bound(num, v), true
}

// bound looks at the tokens before a number: "au moins" makes it a lower bound, "jusqu'à" an upper one.
func (s *scene) bound(n, v int) entente.Toll {
	first := s.token(n)
	for _, k := range s.kids[n] {
		if s.isAny(k, "compound", "flat", "nummod", "det") {
			first = min(first, s.token(k))
		}
	}
	before := ""
	for i := first - 1; i >= 0 && i >= first-3; i-- {
		form := strings.ToLower(strings.ReplaceAll(s.s.Tokens[i].Form, "’", "'"))
		if before != "" {
			form += "_" + before
		}
		before = form
		switch {
		case s.counts.AtLeast[before]:
			return entente.Toll{Best: v, Low: v}
		case s.counts.AtMost[before]:
			return entente.Toll{Best: v, High: v}
		}
	}
	return entente.Toll{Best: v, Low: v, High: v}
}

// value reads a numeral in digits or words, of one or more words. Numbers over a hundred million are refused: no toll is that high.
func (s *scene) value(num int) (int, bool) {
	parts := []int{}
	for n := 1; n <= s.len(); n++ {
		if n == num || s.head(n) == num && s.isAny(n, "compound", "flat", "nummod", "fixed", "conj") && s.numeric(n) {
			parts = append(parts, n)
		}
	}
	total, current, any := 0, 0, false
	for _, n := range parts {
		for _, w := range strings.Split(s.form(n), "-") {
			v, ok := s.numeral(w)
			if !ok {
				continue
			}
			any = true
			switch {
			case v >= 1000:
				total, current = total+max(current, 1)*v, 0
			case v == 100:
				current = max(current, 1) * 100
			case v == 20 && current%100 == 4: // quatre-vingt
				current += 76
			default:
				current += v
			}
			if total+current > 100_000_000 {
				return 0, false
			}
		}
	}
	return total + current, any
}

func (s *scene) numeric(n int) bool {
	_, ok := s.numeral(s.form(n))
	return ok || s.word(n).UPOS == "NUM"
}

// numeral reads one word: "1,200", "1.200", "douze".
func (s *scene) numeral(w string) (int, bool) {
	if v, ok := s.counts.Number[w]; ok {
		return v, true
	}
	digits := strings.Map(func(r rune) rune {
		if r == ',' || r == '.' || unicode.IsSpace(r) {
			return -1
		}
		return r
	}, w)
	if at := strings.LastIndexAny(w, ",."); at >= 0 && len(w)-at != 4 {
		return 0, false // a decimal
	}
	v, err := strconv.Atoi(digits)
	return v, err == nil && v >= 0 && v < 1_000_000_000
}
