package code

import (
	"slices"
	"strings"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/lang"
)

// standing is how far the text says an act has come, and the words that say so.
type standing struct {
	status    entente.Status
	operators []int // words that govern the act and change its status, innermost first: "menacer", "refus"
}

// standing reads the status of the act told at word n: its own negation, tense and modals, then each word that governs it,
// from the inside out.
//
//	L'Iran n'a pas frappé.                     negated
//	Le ministre dit que l'Iran frappera.       planned
//	L'Iran aurait frappé.                      actual: the conditional of hearsay
//	L'Iran refuse de retirer ses troupes.      negated
func (s *scene) standing(n int) standing {
	out := standing{status: s.own(n)}
	child := n
	for range s.len() {
		c := s.chief(child)
		if c != child && s.operatorStatus(s.head(c), c) == "" && !s.shares(child) {
			break
		}
		g := s.head(c)
		if g == 0 {
			if c != child && s.shares(child) {
				out.status = compose(s.own(c), out.status)
			}
			break
		}
		if c != child && s.shares(child) {
			out.status = compose(s.own(c), out.status)
		}
		next, goOn := s.governed(c, g, &out)
		if !goOn {
			break
		}
		child = next
	}
	return out
}

// shares tells whether a coordinated verb takes its auxiliary, and so its mood, from the first one: "va rappeler ... et fermer".
func (s *scene) shares(n int) bool {
	return !s.isNoun(n) && !s.feat(n, "VerbForm=Fin") && s.first(n, "aux", "nsubj") == 0
}

// governed lets the word g, which c hangs on, act on the status; it tells from which word to climb on, if at all.
func (s *scene) governed(c, g int, out *standing) (int, bool) {
	if op := s.operatorStatus(g, c); op != "" {
		out.operators = append(out.operators, g)
		out.status = compose(op, out.status)
		switch {
		case s.isAny(c, "ccomp", "xcomp", "obj", "nsubj", "obl", "advcl", "csubj") && s.negated(g):
			out.status = compose(entente.Negated, out.status)
		case op == entente.Actual || s.is(c, "xcomp"):
			out.status = compose(s.own(g), out.status)
		}
		return g, true
	}
	switch {
	case s.is(c, "ccomp") && s.speech.Denial[s.lemma(g)]:
		out.status = compose(entente.Negated, out.status)
		return g, false
	case s.is(c, "xcomp"):
		out.status = compose(s.own(g), out.status)
		return g, true
	case s.isNoun(c) && s.mood.Light[s.lemma(g)] && s.isAny(c, "obj", "nsubj", "obl", "nsubj:pass"):
		out.status = compose(s.own(g), out.status)
		if out.status == entente.Actual && s.mood.Present[s.lemma(c)] && s.present(g) {
			out.status = entente.Ongoing
		}
		return g, true
	case s.isAny(c, "ccomp") && s.speech.Verb[s.lemma(g)], s.is(c, "obj") && s.speech.Verb[s.lemma(g)]:
		return g, true
	}
	return 0, false
}

// compose puts an outer status over an inner one.
func compose(outer, inner entente.Status) entente.Status {
	switch {
	case outer == entente.Actual || outer == "":
		return inner
	case outer == entente.Negated && inner == entente.Negated:
		return entente.Actual
	case outer == entente.Negated || inner == entente.Actual || inner == entente.Ongoing:
		return outer
	case outer == entente.Hypothetical && inner == entente.Planned:
		return entente.Hypothetical
	case outer == entente.Demanded && inner != entente.Negated:
		return entente.Demanded
	}
	return inner
}

// operator is the status that the word g gives to what hangs on it as c; "" for a word that gives none.
func (s *scene) operator(g, c int) entente.Status { return s.operatorStatus(g, c) }

func (s *scene) operatorStatus(g, c int) entente.Status {
	if g == 0 {
		return ""
	}
	ops := s.mood.Over[s.lemma(g)]
	if len(ops) == 0 {
		ops = s.mood.Over[s.form(g)]
	}
	for _, specific := range []bool{true, false} {
		for _, op := range ops {
			if (op.By != nil) == specific && s.argument(c, op) {
				return op.Status
			}
		}
	}
	modal := s.mood.Aux[s.lemma(g)]
	if modal == "" {
		modal = s.mood.Aux[s.form(g)]
	}
	if modal != "" && s.is(c, "xcomp") {
		if s.feat(g, "VerbForm=Part") && s.first(g, "aux") != 0 { // "a dû", "a pu": it was done
			return entente.Actual
		}
		return modal
	}
	return ""
}

// argument tells whether c hangs on its head as the operator asks.
func (s *scene) argument(c int, op lang.Operator) bool {
	if op.By != nil {
		if op.By.Rel == "xcomp" && s.isAny(c, "advcl", "ccomp", "acl") && s.feat(c, "VerbForm=Inf") { // parsers mix these up
			return true
		}
		return (s.hangs(c, op.By.Rel) || s.is(c, op.By.Rel)) && s.cased(c, op.By)
	}
	if s.isAny(c, "obj", "xcomp", "ccomp", "csubj", "iobj") || s.is(c, "nsubj:pass") {
		return true
	}
	switch {
	case s.is(c, "acl"):
		return s.word(c).Deprel != "acl:relcl"
	case s.is(c, "nmod"):
		return s.hasCase(c, s.roles.Of) || s.hasCase(c, s.roles.Toward)
	case s.is(c, "nsubj"):
		return !s.isVerb(s.head(c))
	case s.is(c, "obl"):
		return s.word(c).Deprel == "obl:arg" || !s.isNoun(c)
	}
	return s.is(c, "advcl") && !s.isVerb(s.head(c))
}

func (s *scene) isVerb(n int) bool { return s.word(n).UPOS == "VERB" || s.word(n).UPOS == "AUX" }

// own is the status that the word's own clause gives: what stands below it.
func (s *scene) own(n int) entente.Status {
	status := entente.Actual
	if s.isNoun(n) && s.first(n, "nsubj", "cop") == 0 {
		status = s.nounMood(n)
	} else {
		status = s.verbMood(n)
	}
	if s.negated(n) {
		status = compose(entente.Negated, status)
	}
	return status
}

// nounMood: "la visite prévue", "une possible attaque", "aucune frappe".
func (s *scene) nounMood(n int) entente.Status {
	for _, k := range s.below(n, "amod", "acl", "advmod", "det", "compound") {
		if s.word(k).Deprel == "acl:relcl" {
			continue
		}
		for _, name := range []string{s.lemma(k), s.form(k)} {
			if st := s.mood.Below[name]; st != "" && st != entente.Negated {
				return st
			}
		}
		if s.is(k, "acl") || s.is(k, "amod") {
			for _, op := range s.mood.Over[s.lemma(k)] {
				if op.By == nil || op.By.Rel == "nsubj:pass" {
					return op.Status
				}
			}
		}
	}
	return entente.Actual
}

// verbMood: tense, mood, modal, subordinator and adverb.
func (s *scene) verbMood(n int) entente.Status {
	for _, c := range s.cases(n) {
		if st := s.mood.Mark[c]; st != "" && !(st == entente.Planned && s.isNoun(n)) {
			return st
		}
	}
	if st := s.tense(n); st != "" {
		if st == entente.Planned && s.conditional(n) {
			return entente.Hypothetical
		}
		return st
	}
	if s.mood.Present[s.lemma(n)] && s.present(n) {
		return entente.Ongoing
	}
	for _, k := range s.below(n, "advmod") {
		for _, name := range []string{s.lemma(k), s.form(k)} {
			if st := s.mood.Below[name]; st != "" && st != entente.Negated {
				return st
			}
		}
	}
	if s.is(n, "advcl") && s.feat(n, "VerbForm=Inf") { // a purpose
		return entente.Planned
	}
	return entente.Actual
}

// tense reads the modals and the finite verb of the clause.
func (s *scene) tense(n int) entente.Status {
	reported := s.reported(n)
	finite, compound := n, false
	for _, k := range s.below(n, "aux", "cop") {
		lemma := s.lemma(k)
		for _, f := range s.mood.Form {
			if f.Place == lang.Reported && reported && (f.Feature == lemma || f.Feature == s.form(k)) {
				return f.Status
			}
		}
		for _, name := range []string{lemma, s.form(k)} {
			if st := s.mood.Aux[name]; st != "" {
				return st
			}
		}
		if finite == n {
			finite = k
			compound = s.word(k).Deprel == "aux:tense" || s.is(k, "aux") && s.participle(n) && !s.passive(n)
		}
	}
	for _, f := range s.mood.Form {
		switch f.Place {
		case lang.Finite:
			if !compound && !(reported && s.reportedForm(f.Feature)) && s.feat(finite, f.Feature) {
				return f.Status
			}
		case lang.Compound:
			if compound && s.feat(finite, f.Feature) {
				return f.Status
			}
		case lang.Reported:
			if !compound && reported && s.feat(finite, f.Feature) {
				return f.Status
			}
		case lang.Aspect:
			if finite != n && !compound && !s.passive(n) && s.feat(n, f.Feature) {
				return f.Status
			}
		}
	}
	return ""
}

func (s *scene) reportedForm(feature string) bool {
	return slices.ContainsFunc(s.mood.Form, func(f lang.FormMood) bool { return f.Place == lang.Reported && f.Feature == feature })
}

// reported tells whether the clause is what somebody says.
func (s *scene) reported(n int) bool {
	c := s.chief(n)
	h := s.head(c)
	return h != 0 && s.is(c, "ccomp") && s.speech.Verb[s.lemma(h)]
}

// conditional tells whether the clause depends on an "if" of its own: "will strike if", "frappera si".
func (s *scene) conditional(n int) bool {
	for _, k := range s.below(n, "advcl") {
		for _, c := range s.cases(k) {
			if s.mood.Mark[c] == entente.Hypothetical {
				return true
			}
		}
	}
	return false
}

// present tells whether the finite verb of the clause stands in the present and is no auxiliary of a past.
func (s *scene) present(n int) bool {
	return s.feat(n, "Tense=Pres") && !s.feat(n, "VerbForm=Part") && s.first(n, "aux") == 0
}

// negated tells whether a negative word stands below n, or on one of its arguments: "aucun soldat n'a été tué".
func (s *scene) negated(n int) bool {
	for _, k := range s.kids[n] {
		if s.isAny(k, "advmod", "det", "cc", "case", "mark") && s.negative(k) || strings.HasPrefix(s.word(k).Deprel, "aux") && s.negativeAux(k) {
			return true
		}
		if s.isAny(k, "nsubj", "obj") {
			for _, d := range s.below(k, "det", "advmod", "cc:preconj") {
				if s.negative(d) {
					return true
				}
			}
		}
	}
	return false
}

func (s *scene) negative(n int) bool {
	return s.mood.Below[s.lemma(n)] == entente.Negated || s.mood.Below[s.form(n)] == entente.Negated
}

// negativeAux finds a negation that the parser hung on the auxiliary.
func (s *scene) negativeAux(n int) bool {
	return slices.ContainsFunc(s.below(n, "advmod"), s.negative)
}
