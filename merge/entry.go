package merge

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/ontology"
)

// entry is a report with what sameness asks of it worked out once.
type entry struct {
	f       *entente.Filed
	mutual  bool // between equals: the parties of one side stand on the other too
	profile profile
	when    when
	lo, hi  int // days since 1970, both included; equal unless when is wide or inYear
}

// profile is what a report, or an event so far, says beside its group and its day; "" is not said.
type profile struct{ family, recipients, country string }

// when is how a report is dated, in the order in which reports are placed.
type when int

const (
	exact     when = iota // a day in the text
	published             // the publisher's day
	wide                  // a week, a month, an interval of days
	inYear
	undated
)

// Group is the key of the reports that may be one event. Reports dated to a year are kept apart by their interval; those without a
// day by their sentence: only the same words tell the same act. It changes with the ontology, so it is stored as a help for finding,
// not as a fact.
func Group(o *ontology.Ontology, f *entente.Filed) string {
	kind := o.Code(f.Act, entente.Actual).BaseType
	actors, _ := sides(o, f)
	stage := "done"
	switch f.Status {
	case entente.Planned, entente.Hypothetical:
		stage = "planned"
	case entente.Demanded:
		stage = "demanded"
		if f.Said != nil {
			stage += " by " + whole(f.Said)
		}
	}
	group := kind + "|" + stage + "|" + actors
	switch w, lo, hi := dated(f); w {
	case inYear:
		group += fmt.Sprintf("|days %d to %d", lo, hi)
	case undated:
		group += "|undated " + words(f.Text)
	}
	return group
}

func newEntry(o *ontology.Ontology, f *entente.Filed) *entry {
	e := &entry{f: f, mutual: o.Mutual(f.Act)}
	_, e.profile.recipients = sides(o, f)
	if !o.General(f.Act) {
		e.profile.family = o.Family(f.Act)
	}
	if f.Place != nil {
		e.profile.country = f.Place.ISO3
	}
	e.when, e.lo, e.hi = dated(f)
	return e
}

// dated is how and on which days a report places its act.
func dated(f *entente.Filed) (when, int, int) {
	d := f.Date
	if d.Start.IsZero() {
		if f.On.IsZero() || f.Status == entente.Historical {
			return undated, 0, 0
		}
		return published, day(f.On), day(f.On)
	}
	lo, hi := day(d.Start), max(day(d.Start), day(d.End))
	switch {
	case d.From == "published" && f.Status == entente.Historical:
		return undated, 0, 0 // long ago, and not on the day of the paper
	case d.From == "published":
		return published, lo, lo
	case d.Grain == entente.Year || hi-lo > 31:
		return inYear, lo, hi
	case lo == hi:
		return exact, lo, hi
	}
	return wide, lo, hi
}

// Days are the days since 1970 on which a report places its act, both included; 0, 0 if it does not.
func Days(f *entente.Filed) (lo, hi int) {
	_, lo, hi = dated(f)
	return lo, hi
}

func day(t time.Time) int {
	return int(t.UTC().Truncate(24*time.Hour).Unix() / 86400)
}

// sides are the keys of the two sides. An act between equals has all parties on both.
func sides(o *ontology.Ontology, f *entente.Filed) (actors, recipients string) {
	a, r := f.Actors, f.Recipients
	if o.Mutual(f.Act) {
		a = slices.Concat(a, r)
		r = a
	}
	home := homes(a, r)
	return key(a, home, false), key(r, home, true)
}

// homes are the countries that stand on both sides in different parts: there a part is not the state.
func homes(a, r []entente.Mention) map[string]bool {
	out := map[string]bool{}
	for _, x := range a {
		for _, y := range r {
			if c := entente.Country(x.ID); c != "" && c == entente.Country(y.ID) && x.ID != y.ID {
				out[c] = true
			}
		}
	}
	return out
}

func key(side []entente.Mention, home map[string]bool, recipient bool) string {
	var ids []string
	for i := range side {
		id := whole(&side[i])
		if c := entente.Country(id); c != "" && !home[c] && ofState(id, recipient) {
			id = c
		}
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return strings.Join(slices.Compact(ids), ",")
}

// whole is the id of a party, or its words when it is not resolved.
func whole(m *entente.Mention) string {
	if m.ID != "" {
		return m.ID
	}
	return "?" + strings.ToLower(strings.TrimSpace(m.Text))
}

// ofState tells whether a part stands for its state. What is done to the people or firms of another state is done to it;
// what they do they do themselves. Rebels and opposition never stand for it.
func ofState(id string, recipient bool) bool {
	_, sector, _ := strings.Cut(id, "/")
	switch sector {
	case "", "GOV", "MIL", "SPY", "COP", "JUD", "LEG":
		return true
	case "REB", "UAF", "OPP", "PRE", "PRM":
		return false
	}
	return recipient
}
