package merge

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/entente-project/entente"
)

// furthest ranks how far an act has come. A denial never lowers an event.
var furthest = map[entente.Status]int{
	entente.Negated: 0, entente.Hypothetical: 1, entente.Demanded: 1, entente.Planned: 2,
	entente.Historical: 3, entente.Ongoing: 4, entente.Actual: 5,
}

// event is what the reports of a cluster come to.
func event(c *cluster) entente.Event {
	slices.SortFunc(c.members, byCanon)
	first := c.members[0].f
	ev := entente.Event{ID: first.ID, Act: act(c), Status: entente.Negated}
	voices := map[string]bool{}
	var actors, recipients []string
	for _, e := range c.members {
		f := e.f
		ev.Reports = append(ev.Reports, f.ID)
		if furthest[f.Status] > furthest[ev.Status] {
			ev.Status = f.Status
		}
		if f.Said != nil {
			ev.Claims = append(ev.Claims, entente.Claim{Party: claimant(f), Status: f.Status, Report: f.ID})
		}
		actors = append(actors, ids(f.Actors)...)
		recipients = append(recipients, ids(f.Recipients)...)
		if e.mutual {
			actors, recipients = append(actors, ids(f.Recipients)...), append(recipients, ids(f.Actors)...)
		}
		if c.denied || f.Status != entente.Negated {
			voices[Voice(f.Origin)] = true
		}
	}
	ev.Actors, ev.Recipients = parties(actors), parties(recipients)
	ev.Independent = len(voices)
	ev.Start, ev.End = days(c)
	ev.Dead = tolls(c, func(f *entente.Filed) *entente.Toll { return f.Dead })
	ev.Injured = tolls(c, func(f *entente.Filed) *entente.Toll { return f.Injured })
	slices.Sort(ev.Reports)
	slices.SortFunc(ev.Claims, func(a, b entente.Claim) int {
		return cmp.Or(cmp.Compare(a.Party, b.Party), cmp.Compare(a.Report, b.Report))
	})
	return ev
}

// act is the act that most voices name among those of the event's family; a general act only when nothing finer is told.
func act(c *cluster) string {
	voices := map[string]map[string]bool{}
	for _, e := range c.members {
		if e.profile.family != c.profile.family {
			continue
		}
		if voices[e.f.Act] == nil {
			voices[e.f.Act] = map[string]bool{}
		}
		voices[e.f.Act][Voice(e.f.Origin)] = true
	}
	best := ""
	for a, v := range voices {
		if best == "" || len(v) > len(voices[best]) || len(v) == len(voices[best]) && a < best {
			best = a
		}
	}
	return best
}

// days is when the event was: the anchor; for one that nobody dates but the papers, the first of their days.
func days(c *cluster) (start, end time.Time) {
	if c.when == undated {
		return time.Time{}, time.Time{}
	}
	lo, hi := c.lo, c.hi
	if c.when == published {
		for _, e := range c.members {
			if e.when == published && e.lo < lo && e.f.Status != entente.Negated {
				lo, hi = e.lo, e.lo
			}
		}
	}
	return time.Unix(int64(lo)*86400, 0).UTC(), time.Unix(int64(hi)*86400, 0).UTC()
}

func ids(side []entente.Mention) []string {
	var out []string
	for _, m := range side {
		if m.ID != "" {
			out = append(out, m.ID)
		}
	}
	return out
}

// parties are the ids of one side, each once, sorted. Where the reports name several parts of one state, or the state and a part, the
// state stands for them all.
func parties(all []string) []string {
	parts := map[string]string{} // country, or the id of an organisation: the id to show
	for _, id := range all {
		whose := cmp.Or(entente.Country(id), id)
		if have, ok := parts[whose]; ok && have != id {
			id = whose
		}
		parts[whose] = id
	}
	out := make([]string, 0, len(parts))
	for _, id := range parts {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}

// claimant is who says so: a party id, else the words.
func claimant(f *entente.Filed) string {
	if f.Said == nil {
		return ""
	}
	return cmp.Or(f.Said.ID, strings.TrimSpace(f.Said.Text))
}

// tolls keeps each claimant's last figure from each voice: a correction replaces what the same source said before.
func tolls(c *cluster, of func(*entente.Filed) *entente.Toll) []entente.TollClaim {
	type giver struct{ party, voice string }
	last := map[giver]*entente.Filed{}
	for _, e := range c.members {
		f := e.f
		if of(f) == nil || f.Status == entente.Negated {
			continue
		}
		g := giver{claimant(f), Voice(f.Origin)}
		if have := last[g]; have == nil || cmp.Or(f.Told.Compare(have.Told), cmp.Compare(f.ID, have.ID)) > 0 {
			last[g] = f
		}
	}
	var out []entente.TollClaim
	for g, f := range last {
		out = append(out, entente.TollClaim{Toll: *of(f), Party: g.party, Report: f.ID})
	}
	slices.SortFunc(out, func(a, b entente.TollClaim) int {
		return cmp.Or(cmp.Compare(a.Party, b.Party), cmp.Compare(a.Report, b.Report))
	})
	return out
}
