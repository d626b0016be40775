package code

import (
	"slices"

	"github.com/entente-project/entente"
)

// oneAct makes one reading of two that tell one act of violence by two words, of which one hangs on the other:
//
//	the attack that killed two           the noun and the verb of its relative clause
//	opened fire on a bus, killing six    the verb and the participle of its outcome
//	died in shelling by the army         the verb and the noun of its means, which knows the actor
//	a drone wounded a guard              the verb and its subject
//
// What the upper word does not know of the sides, the lower one tells. Two that name different actors or different countries hit are two.
func (s *scene) oneAct(all []reading) []reading {
	out := slices.Clone(all)
	for i := 0; i < len(out); i++ {
		up := slices.IndexFunc(out, func(o reading) bool { return s.outcome(o, out[i]) })
		if up < 0 || up == i {
			continue
		}
		out[up] = s.together(out[up], out[i])
		out = slices.Delete(out, i, i+1)
		i = -1
	}
	return out
}

// outcome tells whether low hangs on up and may tell the same act of violence.
func (s *scene) outcome(up, low reading) bool {
	if up.base != "ASSAULT" || low.base != "ASSAULT" || up.trigger == low.trigger || s.head(low.trigger) != up.trigger {
		return false
	}
	if !s.isAny(low.trigger, "acl", "advcl", "obl", "nmod", "nsubj") || s.isNoun(up.trigger) && s.isNoun(low.trigger) {
		return false
	}
	means := s.isNoun(low.trigger) && !s.isNoun(up.trigger)
	return agree(up.actors, low.actors) && (means || !apart(up.recipients, low.recipients))
}

// apart tells whether both sides know countries and share none.
func apart(a, b []entente.Mention) bool {
	both := false
	for _, m := range a {
		for _, o := range b {
			if m.ISO3 != "" && m.ISO3 == o.ISO3 {
				return false
			}
			both = both || m.ISO3 != "" && o.ISO3 != ""
		}
	}
	return both
}

// together is the upper reading with what the lower one knows besides.
func (s *scene) together(up, low reading) reading {
	up.actors, up.recipients = better(up.actors, low.actors), better(up.recipients, low.recipients)
	up.words = append(slices.Clone(up.words), low.words...)
	up.confidence, up.netP = max(up.confidence, low.confidence), max(up.netP, low.netP)
	up.said = firstOf(up.said, low.said)
	up.settle(up.mutual, true)
	return up
}
