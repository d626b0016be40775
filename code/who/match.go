package who

import "slices"

// term is a form to look for.
type term struct {
	keys  []string // folded atoms
	cased []byte   // for each atom: 0 any case, 1 capital first, 2 capitals throughout
	names []*name  // what it names, when it is a name; several parties may share a form
	words []word   // what it is, when it is a word for an actor
}

// table finds the longest term at a place.
type table map[string][]*term

// add puts a form in; a form already there gives back its term.
func (t table) add(form string) *term {
	var made term
	for _, a := range cut(form, 0) {
		made.keys = append(made.keys, a.key)
		switch {
		case shout(a.text):
			made.cased = append(made.cased, 2)
		case capital(a.text):
			made.cased = append(made.cased, 1)
		default:
			made.cased = append(made.cased, 0)
		}
	}
	if len(made.keys) == 0 {
		return nil
	}
	first := made.keys[0]
	for _, have := range t[first] {
		if slices.Equal(have.keys, made.keys) && slices.Equal(have.cased, made.cased) {
			return have
		}
	}
	t[first] = append(t[first], &made)
	return &made
}

// sort puts longer terms before shorter ones; find relies on it.
func (t table) sort() {
	for _, terms := range t {
		slices.SortStableFunc(terms, func(a, b *term) int { return len(b.keys) - len(a.keys) })
	}
}

// hit is a term found over the tokens first..last.
type hit struct {
	*term
	first, last int
	partial     bool // only a part of a compound: "US" in "US-backed"
}

// find gives the terms in the atoms, longest first at each place, without overlap. Case counts where strict says so.
func (t table) find(list []atom, strict bool, lemma func(token int) string) []hit {
	var out []hit
	for i := 0; i < len(list); {
		h, n := t.at(list[i:], strict)
		if n == 0 && lemma != nil && list[i].starts != inside && alone(list, i) {
			if key := fold(lemma(list[i].token)); key != "" && key != list[i].key {
				h, n = t.at([]atom{{key, key, list[i].token, clean, clean}}, strict)
			}
		}
		if n == 0 {
			i++
			continue
		}
		out = append(out, h)
		i += n
	}
	return out
}

// alone tells whether the atom is the only one of its token.
func alone(list []atom, i int) bool {
	return (i == 0 || list[i-1].token != list[i].token) && (i+1 == len(list) || list[i+1].token != list[i].token)
}

// at is the longest term that begins with the first atom, and how many atoms it takes.
func (t table) at(list []atom, strict bool) (hit, int) {
	if list[0].starts == inside {
		return hit{}, 0
	}
	for _, term := range t[list[0].key] {
		n := len(term.keys)
		if n > len(list) || list[n-1].ends == inside || !term.fits(list[:n], strict) {
			continue
		}
		partial := list[0].starts == hyphen || list[n-1].ends == hyphen
		return hit{term, list[0].token, list[n-1].token, partial}, n
	}
	return hit{}, 0
}

func (t *term) fits(list []atom, strict bool) bool {
	for i, a := range list {
		switch {
		case a.key != t.keys[i]:
			return false
		case strict && t.cased[i] == 1 && !capital(a.text) && !(a.text[0] >= '0' && a.text[0] <= '9'):
			return false
		case strict && t.cased[i] == 2 && a.text != upper(a.text):
			return false
		}
	}
	return true
}
