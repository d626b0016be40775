package code

import (
	"slices"
	"strings"

	"github.com/entente-project/entente"
)

// scene is one sentence under the lamp: its tree, its language, and who its noun phrases name.
type scene struct {
	*tree
	*tongue
	text  string                        // of the article
	heard *heard                        // what the network made of it; nil when it was not asked
	cast  func(n int) []entente.Mention // the parties that the noun phrase of word n names, coordination and all; asked once a word
	// inside are the parties that a stretch of the text names, as somebody else marked it; nil when nobody is known
	inside func(span entente.Span) []entente.Mention
	lands  settler // who knows the countries that are spoken of; nil when nobody does
	seen   map[int][]entente.Mention
}

func newScene(s *entente.Sentence, text string, l *tongue, cast func(n int) []entente.Mention) *scene {
	sc := &scene{tree: newTree(s), text: text, tongue: l, cast: cast, seen: map[int][]entente.Mention{}}
	sc.mend()
	return sc
}

// who are the parties that the noun phrase of word n names; a party without an ID is words only.
func (s *scene) who(n int) []entente.Mention {
	if n == 0 || s.cast == nil {
		return nil
	}
	m, ok := s.seen[n]
	if !ok {
		m = s.cast(n)
		s.seen[n] = m
	}
	return m
}

// named tells whether the noun phrase names somebody.
func (s *scene) named(n int) bool { return known(s.who(n)) }

// known tells whether one of the mentions is somebody: a party with an id, or a kind of people with a sector.
func known(mentions []entente.Mention) bool {
	return slices.ContainsFunc(mentions, func(m entente.Mention) bool { return m.ID != "" || m.Sector != "" })
}

var armed = map[string]bool{"MIL": true, "REB": true, "UAF": true, "COP": true, "SPY": true, "PRM": true, "SEP": true}

var civil = map[string]bool{
	"CVL": true, "OPP": true, "EDU": true, "LAB": true, "REL": true, "REF": true, "SOC": true, "JRN": true, "MED": true, "ELI": true,
}

// kind tells whether the noun phrase names a party of the kind that a rule asks for: party, state, armed, people.
func (s *scene) kind(n int, kind string) bool {
	for _, m := range s.who(n) {
		switch {
		case kind == "party" && (m.ID != "" || m.Sector != ""),
			kind == "state" && m.ID != "" && !strings.Contains(m.ID, ":") && (m.Sector == "" || m.Sector == "GOV"),
			kind == "armed" && armed[m.Sector],
			kind == "people" && civil[m.Sector]:
			return true
		}
	}
	return false
}

// hasCase tells whether one of the word's prepositions is in the list.
func (s *scene) hasCase(n int, list map[string]bool) bool {
	for _, c := range s.cases(n) {
		if list[c] {
			return true
		}
	}
	return false
}

// passive tells whether the verb n stands in the passive; a verb that has none stands in the perfect.
func (s *scene) passive(n int) bool {
	return n != 0 && !s.roles.Active[s.lemma(n)] && s.tree.passive(n)
}
