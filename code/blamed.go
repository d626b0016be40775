package code

import (
	"slices"

	"github.com/entente-project/entente"
)

// blamed takes an act from whoever condemns it: in "Oslo condemned the raid, which it blamed on the rebels", Oslo did not raid. Whom the
// accusation names did, if anybody.
func (s *scene) blamed(all []reading) {
	for i := range all {
		r := &all[i]
		for _, o := range all {
			if o.base != "ACCUSE" || r.base == "ACCUSE" || !s.isAny(r.trigger, "obj", "obl", "nmod", "ccomp", "advcl") || s.chief(r.trigger) == 0 ||
				s.head(s.chief(r.trigger)) != o.trigger || !overlap(r.actors, o.actors) {
				continue
			}
			r.actors = slices.DeleteFunc(slices.Clone(r.actors), func(m entente.Mention) bool { return overlap(o.actors, []entente.Mention{m}) })
			if len(r.actors) == 0 && !overlap(o.recipients, r.recipients) {
				r.actors = o.recipients
			}
		}
	}
}
