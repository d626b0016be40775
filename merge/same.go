package merge

import (
	"cmp"
	"slices"
	"strings"

	"github.com/entente-project/entente"
)

// denialReach is how many days a denial looks back for what it denies; a guess, not measured.
const denialReach = 7

// cluster is an event in the making.
type cluster struct {
	opened  profile // of its first report
	profile profile // of all: what one leaves out another fills in
	when    when
	lo, hi  int  // of the anchor, days since 1970
	peak    bool // of a published day: reports of the days beside may join
	denied  bool // only refusals and denials
	members []*entry
}

// group places the reports of one group, those that say most first.
type group struct {
	peaks map[int]bool
	out   []*cluster
}

// clusters makes events of one group, which is in canonical order.
func clusters(es []*entry) []*cluster {
	dateCopies(es)
	g := &group{peaks: peaks(es)}
	es = slices.Clone(es)
	slices.SortStableFunc(es, func(a, b *entry) int {
		return cmp.Or(cmp.Compare(g.turn(a), g.turn(b)), cmp.Compare(b.profile.said(), a.profile.said()))
	})
	for _, e := range es {
		c := g.find(e)
		if c == nil {
			c = &cluster{opened: e.profile, profile: e.profile, when: e.when, lo: e.lo, hi: e.hi, peak: g.peaks[e.lo], denied: e.f.Status == entente.Negated}
			g.out = append(g.out, c)
		}
		c.profile.learn(e.profile)
		c.members = append(c.members, e)
	}
	return g.out
}

// turn is when a report is placed: denials last; days in texts, then peaks, then other published days, then wider times.
func (g *group) turn(e *entry) int {
	t := int(e.when) * 2
	if e.when == published && !g.peaks[e.lo] {
		t++
	}
	if e.f.Status == entente.Negated {
		t += 100
	}
	return t
}

// find is the event that a report joins, nil if it opens one. The tiers are tried in order. Where two events of a tier fit, the
// report cannot be told apart, and from there on joins only one that was opened by a report just like it.
func (g *group) find(e *entry) *cluster {
	torn := false
	for _, tier := range tiers(e) {
		var fit, alike []*cluster
		for _, c := range g.out {
			if tier(c) && c.opened == e.profile && (e.when != wide || c.when == wide) {
				alike = append(alike, c)
			}
			if tier(c) && c.profile.agrees(e.profile) {
				fit = append(fit, c)
			}
		}
		switch {
		case len(alike) == 1:
			return alike[0]
		case len(fit) == 1 && !torn:
			return fit[0]
		}
		torn = torn || len(fit) > 1
	}
	return nil
}

// tiers are the kinds of events that a report may join, the likeliest first.
func tiers(e *entry) []func(*cluster) bool {
	own := func(c *cluster) bool {
		return c.denied == (e.f.Status == entente.Negated) && c.when == e.when && c.lo == e.lo && c.hi == e.hi
	}
	if e.f.Status == entente.Negated {
		if e.f.Said == nil {
			return []func(*cluster) bool{own} // a refusal told by the outlet is something that happened
		}
		return append(denials(e), own)
	}
	at := func(w when, d int) func(*cluster) bool {
		return func(c *cluster) bool { return !c.denied && c.when == w && c.lo == d }
	}
	peakAt := func(d int) func(*cluster) bool {
		return func(c *cluster) bool { return !c.denied && c.when == published && c.peak && c.lo == d }
	}
	switch e.when {
	case published:
		return []func(*cluster) bool{at(exact, e.lo), at(exact, e.lo-1), own, peakAt(e.lo - 1), peakAt(e.lo + 1)}
	case wide:
		inside := func(c *cluster) bool {
			return !c.denied && c.when <= published && e.lo <= c.lo && c.lo <= e.hi
		}
		return []func(*cluster) bool{inside, own}
	}
	return []func(*cluster) bool{own}
}

// denials are the days, the nearest first, on which what a claimant denies may have happened.
func denials(e *entry) []func(*cluster) bool {
	var out []func(*cluster) bool
	back := 0
	if e.when == published {
		back = denialReach
	}
	for d := e.hi; d >= e.lo-back && e.when <= wide; d-- {
		out = append(out, func(c *cluster) bool { return !c.denied && c.when <= published && c.lo == d })
	}
	return out
}

// peaks are the published days on which more origins began to tell than on the day before, and no fewer than on the day after.
// An origin counts on its first day only, so that copies do not move a peak.
func peaks(es []*entry) map[int]bool {
	first := map[string]int{}
	for _, e := range es {
		if d, ok := first[e.f.Origin]; e.when == published && (!ok || e.lo < d) {
			first[e.f.Origin] = e.lo
		}
	}
	n := map[int]int{}
	for _, d := range first {
		n[d]++
	}
	out := map[int]bool{}
	for d := range n {
		if n[d] > n[d-1] && n[d] >= n[d+1] {
			out[d] = true
		}
	}
	return out
}

// dateCopies gives a sentence that several pages of one origin print the day of the page that told it first: "yesterday" in a
// copy means the day before the story, not before the copy.
func dateCopies(es []*entry) {
	type sentence struct{ origin, act, text string }
	of := func(e *entry) sentence {
		return sentence{e.f.Origin, e.f.Act, words(e.f.Text)}
	}
	first := map[sentence]*entry{}
	for _, e := range es {
		if have := first[of(e)]; have == nil || cmp.Or(e.f.Told.Compare(have.f.Told), cmp.Compare(e.f.ID, have.f.ID)) < 0 {
			first[of(e)] = e
		}
	}
	for _, e := range es {
		if f := first[of(e)]; f.f.Told.IsZero() == e.f.Told.IsZero() && f.f.Article != e.f.Article && e.f.Text != "" {
			e.when, e.lo, e.hi = f.when, f.lo, f.hi
		}
	}
}

// words is a sentence in small letters with single spaces.
func words(text string) string { return strings.Join(strings.Fields(strings.ToLower(text)), " ") }

// said is how many of its parts a profile fills.
func (p profile) said() int {
	n := 0
	for _, s := range []string{p.recipients, p.family, p.country} {
		if s != "" {
			n++
		}
	}
	return n
}

func (p profile) agrees(q profile) bool {
	same := func(a, b string) bool { return a == b || a == "" || b == "" }
	return same(p.recipients, q.recipients) && same(p.family, q.family) && same(p.country, q.country)
}

// learn fills what the profile lacks.
func (p *profile) learn(q profile) {
	p.recipients = cmp.Or(p.recipients, q.recipients)
	p.family = cmp.Or(p.family, q.family)
	p.country = cmp.Or(p.country, q.country)
}
