package code

import "github.com/entente-project/entente"

// speaker is the word that names who says what word n tells; 0 when the outlet itself does.
//
//	Le ministère dit que l'Iran a frappé.      nsubj of the verb of saying over the clause
//	L'Iran a frappé, selon l'armée.            the noun after a preposition of source, anywhere above
//	« Nous avons frappé », a déclaré l'armée.  the verb of saying beside or above the quotation
func (s *scene) speaker(n int) int {
	child := n
	for range s.len() {
		if sp := s.sourceBelow(child); sp != 0 {
			return sp
		}
		g := s.head(child)
		if g == 0 {
			return 0
		}
		if s.says(g, child) {
			if sp := s.sayer(g); sp != 0 {
				return sp
			}
		}
		child = g
	}
	return 0
}

// says tells whether g is a verb or noun of saying and child what it says.
func (s *scene) says(g, child int) bool {
	lemma := s.lemma(g)
	switch {
	case s.speech.Verb[lemma] || s.speech.Denial[lemma]:
		return s.isAny(child, "ccomp", "parataxis", "xcomp", "csubj", "dislocated") || s.isAny(child, "obj", "nsubj:pass") && s.isNoun(child)
	case s.speech.Claim[lemma]:
		return s.isAny(child, "ccomp", "xcomp", "advcl", "obl", "nmod", "acl")
	case s.speech.Noun[lemma]:
		return s.isAny(child, "acl", "ccomp") && s.word(child).Deprel != "acl:relcl"
	}
	return false
}

// sourceBelow looks beside word n for "selon X" and for a verb of saying put in: ", a déclaré X".
func (s *scene) sourceBelow(n int) int {
	for _, k := range s.kids[n] {
		switch {
		case s.isAny(k, "obl", "nmod", "advmod", "advcl", "parataxis", "nsubj", "obj", "dep") && s.hasCase(k, s.speech.Prep):
			return s.whose(k)
		case s.isAny(k, "parataxis", "advcl") && (s.speech.Verb[s.lemma(k)] || s.speech.Denial[s.lemma(k)]):
			if s.first(k, "ccomp") == 0 {
				if sp := s.sayer(k); sp != 0 {
					return sp
				}
			}
		}
	}
	return 0
}

// sayer is who does the saying at the verb (or noun) g.
func (s *scene) sayer(g int) int {
	if s.isNoun(g) && s.first(g, "nsubj") == 0 {
		return s.whose(g)
	}
	for _, a := range s.verbActors(g, 0) {
		if a != 0 {
			return s.whose(a)
		}
	}
	return 0
}

// whose goes from a text or a spokesman to whom it speaks for: "un communiqué du ministère". A noun that names a party is taken as is.
func (s *scene) whose(n int) int {
	n = s.antecedent(n)
	if !s.speech.Noun[s.lemma(n)] || s.named(n) {
		return n
	}
	for _, k := range s.below(n, "nmod", "amod", "compound", "appos") {
		if s.named(k) {
			return k
		}
	}
	return n
}

// said is the claimant of what word n tells, nil when nobody is named.
func (s *scene) said(n int) *entente.Mention {
	if sp := s.speaker(n); sp != 0 {
		return s.mention(sp)
	}
	return nil
}

// mention is the first party that the noun phrase names, or its words when they name no party: "des témoins", "trois diplomates".
func (s *scene) mention(n int) *entente.Mention {
	if m := s.who(n); len(m) > 0 {
		return &m[0]
	}
	span := s.cover(s.phrase(n))
	return &entente.Mention{Text: span.Of(s.text), Span: span}
}

// phrase are the words of the noun phrase of n, without its preposition and its clauses.
func (s *scene) phrase(n int) []int {
	all := []int{n}
	for i := 0; i < len(all) && len(all) <= s.len(); i++ {
		for _, k := range s.kids[all[i]] {
			if s.isAny(k, "det", "amod", "nummod", "nmod", "flat", "compound", "fixed") || all[i] != n && s.is(k, "case") {
				all = append(all, k)
			}
		}
	}
	return all
}
