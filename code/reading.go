package code

import (
	"slices"

	"github.com/entente-project/entente"
)

// reading is one act as a rule or the network reads it, before both are joined.
type reading struct {
	act        string
	base       string // PLOVER type of the act itself
	rule       *rule  // nil when only the network reads it
	net        bool   // whether the network reads it
	trigger    int    // the word that tells the act
	words      []int  // that word and those that tell the act with it
	actors     []entente.Mention
	recipients []entente.Mention
	weak       bool // too weak to be reported by itself: only a pair that is asked for heeds it
	mutual     bool // the parties act on one another
	standing   standing
	said       *entente.Mention
	confidence float64
	netStatus  entente.Status // what the network says of the status; "" if it was not asked
	netP       float64        // how sure the network is of its type, 0..1
	statusP    float64        // how sure it is of its status
}

// ruleReadings are the acts that the rules of the language find in the sentence.
func (s *scene) ruleReadings(o codes) []reading {
	var out []reading
	for _, m := range s.matches() {
		r := reading{
			act: m.act, base: o.Code(m.act, entente.Actual).BaseType, rule: m.rule, trigger: m.trigger,
			words: append([]int{m.trigger}, m.covered...), standing: s.standing(s.predicate(m)), confidence: ruleConfidence(m.weight),
		}
		if m.Status != "" {
			r.standing.status = m.Status
		}
		if o.Tie(m.act) && r.standing.status == entente.Actual {
			r.standing.status = entente.Ongoing
		}
		sides := s.sides(m)
		r.actors = s.choose(sides.actors)
		if own := s.who(m.trigger); len(r.actors) == 0 && len(own) > 1 {
			r.actors = own // "les deux ambassadeurs": the noun of the act says whose it is
		}
		switch stranger := s.stranger(m.trigger, sides.recipients); {
		case stranger != 0:
			r.recipients = []entente.Mention{*s.mention(stranger)}
		case len(m.To.Paths) > 0:
			r.recipients = s.chooseFar(sides.recipients, r.actors)
			if n := s.head(m.trigger); len(r.recipients) == 0 && slices.Contains(sides.recipients, n) {
				r.recipients = []entente.Mention{*s.mention(n)} // "groups backed by Iran", whoever they are
			}
		default:
			r.recipients = s.choose(sides.recipients)
		}
		r.mutual = sides.both || o.Mutual(m.act)
		r.settle(r.mutual, !m.To.Never)
		r.said = s.said(m.trigger)
		out = append(out, r)
	}
	return out
}

// predicate is the word whose mood is the act's: the trigger, or the verb that the rule found over it ("les consuls doivent rentrer").
func (s *scene) predicate(m match) int {
	if s.isNoun(m.trigger) {
		for _, n := range m.covered {
			if s.word(n).UPOS == "VERB" && !s.holds(m.trigger, n) {
				return n
			}
		}
	}
	return m.trigger
}

// ruleConfidence grows with what a rule asks for: a lone lemma .60, a lemma with one more .75, then slowly to .9. Guess, not
// measured.
func ruleConfidence(weight int) float64 { return 0.9 - 0.3/(1+float64(weight-1)/2) }

// settle puts the parties of an act between equals on both sides and takes from the recipients whoever is already an actor.
func (r *reading) settle(mutual, hasRecipient bool) {
	if mutual || hasRecipient && r.among() {
		all := union(r.actors, r.recipients)
		if len(all) > 1 || !hasRecipient {
			r.actors, r.recipients = all, all
			return
		}
	}
	r.recipients = slices.DeleteFunc(slices.Clone(r.recipients), func(m entente.Mention) bool {
		return slices.ContainsFunc(r.actors, func(a entente.Mention) bool { return a.Span == m.Span || a.ID == m.ID && a.Span.Meets(m.Span) })
	})
}

// among tells whether several actors and nobody else act on one another: "Oslo and Tunis agreed", "both countries sent their ambassadors
// back". Ties and measures do so only when one phrase names the two.
func (r *reading) among() bool {
	if len(r.actors) < 2 || known(r.recipients) {
		return false
	}
	a, b := r.actors[0], r.actors[1]
	switch r.base {
	case "AGREE":
		return a.ID != "" && b.ID != ""
	case "SUPPORT", "SANCTION":
		return a.ID != "" && b.ID != "" && a.Span == b.Span
	}
	return false
}

// union lists the mentions of both sides, each party once, in the order of the text.
func union(a, b []entente.Mention) []entente.Mention {
	var out []entente.Mention
	for _, m := range slices.Concat(a, b) {
		if !slices.ContainsFunc(out, func(o entente.Mention) bool { return same(o, m) }) {
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(a, b entente.Mention) int { return a.Span.Start - b.Span.Start })
	return out
}

// same tells whether two mentions are of one party; "les deux pays" is two on one stretch of text.
func same(a, b entente.Mention) bool {
	return a.ID != "" && a.ID == b.ID || a.Span == b.Span && (a.ID == b.ID || a.ID == "" || b.ID == "")
}

// spoken are the types whose complement is told by them: what is threatened, refused or promised is no second act.
var spoken = map[string]bool{"THREATEN": true, "REJECT": true, "AGREE": true, "REQUEST": true, "CONCEDE": true}

// swallow drops the complement of a speech act that is itself read: "menace de bombarder" is one threat. What is demanded stays when
// it is to be done among others than the one who asks.
func swallow(all []reading) []reading {
	return slices.DeleteFunc(slices.Clone(all), func(r reading) bool {
		return slices.ContainsFunc(all, func(o reading) bool {
			if !spoken[o.base] || o.trigger == r.trigger || !slices.ContainsFunc(r.standing.operators, func(n int) bool { return slices.Contains(o.words, n) }) {
				return false
			}
			return o.base != "REQUEST" || len(r.actors) == 0 || len(r.recipients) == 0 || overlap(o.actors, r.actors) || overlap(o.actors, r.recipients)
		})
	})
}

// overlap tells whether a party stands on both lists.
func overlap(a, b []entente.Mention) bool {
	return slices.ContainsFunc(a, func(m entente.Mention) bool {
		return slices.ContainsFunc(b, func(o entente.Mention) bool { return same(m, o) })
	})
}
