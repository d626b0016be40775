// Package relate replays events into the relation of two parties: per aspect its state, since when, through which events, and what is
// expected next; who is said to back whom; and the scores of each day.
//
//	16 Jan 2024  strike.missile     IRN -> PAK            hostilities: hostilities
//	17 Jan 2024  ambassador.recall  PAK -> IRN            diplomatic: ambassadors withdrawn
//	19 Jan 2024  relations.restore  IRN, PAK              diplomatic: relations restored
//	19 Jan 2024  ambassador.return  PAK -> IRN  planned   diplomatic: expected: ambassadors back
//
// The same events in any order, or given twice, give the same relation: they are sorted by day first. Within a day heavier states
// open before lighter ones, so that what ends a state on the day it began does end it. The parts of a state (IRN/MIL) are the state.
// Relate reads no clock: an expectation stays until the act is done or something undoes it, and hostilities stay until an
// event ends them, however old they are; the reader sees the day. Its cost grows with the events of the pair.
package relate

import (
	"cmp"
	"slices"
	"time"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/ontology"
)

// Relate is the relation of two parties as the events tell it. Events of other pairs are passed over; the ids may be given in either
// order and with sectors.
func Relate(o *ontology.Ontology, a, b string, events []entente.Event) entente.Relation {
	a, b = Whole(a), Whole(b)
	if b < a {
		a, b = b, a
	}
	r := entente.Relation{A: a, B: b}
	mine := ofPair(o, a, b, events)
	lines := map[entente.Aspect]*line{}
	for i := range mine {
		e := &mine[i]
		for _, m := range o.Moves(e.Act) {
			if m.Aspect == entente.Backing {
				continue // a tie
			}
			if lines[m.Aspect] == nil {
				lines[m.Aspect] = newLine(o, m.Aspect)
			}
			lines[m.Aspect].take(e, m.State)
		}
	}
	for _, aspect := range []entente.Aspect{entente.Diplomatic, entente.Hostilities, entente.Sanctions, entente.Agreement} {
		if l := lines[aspect]; l != nil && !l.empty() {
			r.Aspects = append(r.Aspects, l.state())
		}
	}
	r.Ties = ties(o, mine)
	r.Series = series(o, mine)
	return r
}

// Whole is the party that a party's relations are kept for: the state for its parts.
func Whole(id string) string { return cmp.Or(entente.Country(id), id) }

// Pairs lists the pairs of parties whose relation an event touches, each with the smaller id first; sorted.
func Pairs(e *entente.Event) [][2]string {
	var out [][2]string
	for _, x := range e.Actors {
		for _, y := range e.Recipients {
			if p := [2]string{Whole(x), Whole(y)}; p[0] != p[1] {
				slices.Sort(p[:])
				out = append(out, p)
			}
		}
	}
	slices.SortFunc(out, func(p, q [2]string) int { return cmp.Or(cmp.Compare(p[0], q[0]), cmp.Compare(p[1], q[1])) })
	return slices.Compact(out)
}

// ofPair are the events between the two, each once, in the order of replay.
func ofPair(o *ontology.Ontology, a, b string, events []entente.Event) []entente.Event {
	var out []entente.Event
	for i := range events {
		if slices.Contains(Pairs(&events[i]), [2]string{a, b}) {
			out = append(out, events[i])
		}
	}
	slices.SortFunc(out, func(x, y entente.Event) int {
		return cmp.Or(x.Start.Compare(y.Start), cmp.Compare(weight(o, y.Act), weight(o, x.Act)), cmp.Compare(x.ID, y.ID))
	})
	return slices.CompactFunc(out, func(x, y entente.Event) bool { return x.ID == y.ID })
}

// weight is that of the heaviest state an act opens; -1 if it opens none.
func weight(o *ontology.Ontology, act string) int {
	w := -1
	for _, m := range o.Moves(act) {
		w = max(w, o.Weight(m.Aspect, m.State))
	}
	return w
}

// ties are the claims that one party backs another, each telling once.
func ties(o *ontology.Ontology, events []entente.Event) []entente.Tie {
	var out []entente.Tie
	for i := range events {
		e := &events[i]
		if !backing(o, e.Act) || !done(e.Status) {
			continue
		}
		for _, x := range e.Actors {
			for _, y := range e.Recipients {
				if Whole(x) != Whole(y) {
					out = append(out, entente.Tie{From: Whole(x), To: Whole(y), Act: e.Act, Said: sayers(e), Event: e.ID})
				}
			}
		}
	}
	return out
}

func backing(o *ontology.Ontology, act string) bool {
	return o.Tie(act) || slices.ContainsFunc(o.Moves(act), func(m ontology.Move) bool { return m.Aspect == entente.Backing })
}

// sayers are those who say that the event is so, sorted, each once; "" stands for an outlet.
func sayers(e *entente.Event) []string {
	var out []string
	for _, c := range e.Claims {
		if c.Status != entente.Negated {
			out = append(out, c.Party)
		}
	}
	if len(e.Claims) < len(e.Reports) {
		out = append(out, "")
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// done tells whether the event took place, as far as the reports agree.
func done(s entente.Status) bool {
	return s == entente.Actual || s == entente.Ongoing || s == entente.Historical
}

// series sums the scores of each day. Standing ties, mere possibilities and denied acts of force score nothing; so does what is dated to
// no better than a month.
func series(o *ontology.Ontology, events []entente.Event) []entente.DayScore {
	var out []entente.DayScore
	for i := range events {
		e := &events[i]
		c := o.Code(e.Act, e.Status)
		if e.Start.IsZero() || e.End.Sub(e.Start) > 31*24*time.Hour || o.Tie(e.Act) || e.Status == entente.Hypothetical ||
			e.Status == entente.Negated && c.EventType == c.BaseType {
			continue
		}
		if len(out) == 0 || !out[len(out)-1].Day.Equal(e.Start) {
			out = append(out, entente.DayScore{Day: e.Start})
		}
		d := &out[len(out)-1]
		d.Events++
		d.Cooperation += max(c.Score, 0)
		d.Conflict += min(c.Score, 0)
	}
	return out
}
