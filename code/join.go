package code

import (
	"slices"

	"github.com/entente-project/entente"
)

// The bars between rules and network. docs/decisions/rules-and-network.md has the reasons and what was measured.
const (
	netAlone    = 0.85 // a reading of the network stands by itself from here
	netOverBare = 0.80 // from here the network's type goes over a rule that asks for a lemma alone
	netStatus   = 0.70 // from here the network's status goes over an "actual" that no word of mood has touched
	netSilence  = 0.70 // this sure that there is nothing at any of its words, the network silences a rule
	netSilences = 0.97 // and one that asks for much from here
	bareWeight  = 2    // a rule of this weight or less asks for a lemma alone
	richWeight  = 4    // one of more weight asks for several words or parties beside it
)

// join makes one list of what the rules and the network read in a sentence. Both on one telling give one reading. silence is how sure
// the network is that a word tells nothing; nil when it was not asked.
func join(s *scene, rules, net []reading, silence func(word int) float64) []reading {
	var out []reading
	used := make([]bool, len(net))
	for _, r := range rules {
		found := false
		for i, n := range net {
			if !used[i] && s.sameTelling(r, n) {
				used[i], found = true, true
				r = marry(r, n)
				break
			}
		}
		r.weak = !found && silence != nil && r.silenced(silence)
		out = append(out, r)
	}
	for i, n := range net {
		n.weak = n.netP < netAlone
		if !used[i] && !slices.ContainsFunc(out, func(r reading) bool { return s.sameTelling(r, n) }) {
			out = append(out, n)
		}
	}
	slices.SortStableFunc(out, func(a, b reading) int { return a.trigger - b.trigger })
	strong, weak := part(out)
	strong = s.oneAct(swallow(strong))
	s.blamed(strong)
	for i := range strong {
		s.abode(&strong[i])
	}
	return append(strong, weak...)
}

// silenced tells whether the network is sure that no word of a rule's reading tells anything: surer where the rule asks for much.
func (r *reading) silenced(silence func(word int) float64) bool {
	bar := netSilence
	if r.rule.weight > richWeight {
		bar = netSilences
	}
	return !slices.ContainsFunc(r.words, func(n int) bool { return silence(n) < bar })
}

// part takes the readings that are too weak to be reported by themselves from the others; a pair that is asked for heeds both.
func part(all []reading) (strong, weak []reading) {
	for _, r := range all {
		if r.weak {
			weak = append(weak, r)
		} else {
			strong = append(strong, r)
		}
	}
	return strong, weak
}

// sameTelling tells whether two readings are of one telling: they share a word, or say the same type of one another two steps away
// at most, with the same recipients as far as both know them.
func (s *scene) sameTelling(a, b reading) bool {
	if slices.ContainsFunc(a.words, func(n int) bool { return slices.Contains(b.words, n) }) {
		return true
	}
	if s.is(a.trigger, "conj") && s.head(a.trigger) == b.trigger || s.is(b.trigger, "conj") && s.head(b.trigger) == a.trigger {
		return false // "Chad fights one group and trades fire with another"
	}
	return a.base == b.base && s.distance(a.trigger, b.trigger) <= 2 && agree(a.actors, b.actors) && agree(a.recipients, b.recipients)
}

// agree tells whether two sides may be the same: one is unknown, or they share a party.
func agree(a, b []entente.Mention) bool { return !known(a) || !known(b) || overlap(a, b) }

// marry joins a rule's reading with the network's of the same telling.
func marry(r, n reading) reading {
	if r.base != n.base && r.rule.weight <= bareWeight && n.netP >= netOverBare {
		n.words = append(n.words, r.words...)
		n.standing = r.standing
		n.said = firstOf(r.said, n.said)
		n.actors, n.recipients = better(n.actors, r.actors), better(n.recipients, r.recipients)
		n.settleStatus(n)
		n.settle(n.mutual, true)
		return n
	}
	r.net, r.netP = true, n.netP
	if r.base == n.base {
		r.confidence = 1 - (1-r.confidence)*(1-n.netP)
		r.settleStatus(n)
	}
	if !r.mutual && !known(r.actors) { // whom the rule knows to be acted on does not act
		n.actors = slices.DeleteFunc(slices.Clone(n.actors), func(m entente.Mention) bool { return overlap(r.recipients, []entente.Mention{m}) })
	}
	r.actors, r.recipients = better(r.actors, n.actors), r.complete(n)
	r.said = firstOf(r.said, n.said)
	r.settle(r.mutual, !r.rule.To.Never)
	return r
}

// complete gives the recipients of a rule's reading, or the network's where the rule has none and may have some.
func (r *reading) complete(n reading) []entente.Mention {
	if r.rule.To.Never {
		return nil
	}
	if len(r.rule.To.Paths) > 0 && len(r.recipients) > 0 { // whom the line leads to, known or not: "groups backed by Iran"
		return r.recipients
	}
	out := better(r.recipients, n.recipients)
	if len(r.recipients) > 0 && known(r.recipients) {
		return out
	}
	return slices.DeleteFunc(slices.Clone(out), func(m entente.Mention) bool {
		return slices.ContainsFunc(r.actors, func(a entente.Mention) bool { return a.Span == m.Span })
	})
}

// settleStatus takes the network's status where no word of mood has spoken.
func (r *reading) settleStatus(n reading) {
	if n.netStatus != "" && r.standing.status == entente.Actual && len(r.standing.operators) == 0 && n.statusP >= netStatus {
		r.standing.status = n.netStatus
	}
}

// better is the first side that names a known party, else the first that is not empty.
func better(a, b []entente.Mention) []entente.Mention {
	if known(a) || len(a) > 0 && !known(b) {
		return a
	}
	if len(b) > 0 {
		return b
	}
	return a
}

func firstOf(a, b *entente.Mention) *entente.Mention {
	if a != nil {
		return a
	}
	return b
}
