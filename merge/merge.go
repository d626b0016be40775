// Package merge decides which reports tell of the same event, and how many independent sources stand behind it.
//
// Two reports belong together when they name the same act, the same parties in the same roles, and days that can agree:
//
//	wire, en    ambassador.recall  PAK -> IRN  17 Jan 2024
//	daily, fr   ambassador.recall  PAK -> IRN  January 2024
//	=> event    ambassador.recall  PAK -> IRN  17 Jan 2024   2 reports, 1 independent source
//
// A copy, a wire story reprinted and a translation count as one source. The order in which reports arrive does not change
// the result: they are sorted first. Merge keeps nothing between calls.
//
// # Which acts, which parties
//
// Reports of one Group may be one event, others never: one PLOVER type, the same actors, and the same stage (done or denied;
// planned; demanded by the same claimant). Inside a group two reports agree when their acts are of one family of
// ontology/families.txt or one of them is general, their recipients are equal or one of them names none, and their places do not lie
// in different countries. The organs of a state (IRN, IRN/GOV, IRN/MIL) are one party towards others, and different ones among themselves. A
// report that would fit two events as well joins neither.
//
// # Which days
//
// Events do not grow by chains: every event has one anchor day and reports only ever join an anchor.
//
//	a day in the text          joins that day only
//	the publisher's day        joins a day told in a text, the same or the one before; else the day, or the neighbouring
//	                           day, on which most sources told it (a peak)
//	a week, a month            joins the only event inside it; where there are several it stays by itself
//	a year, no day             joins its like: the same year; the same sentence
//	a denial                   joins an event up to seven days older
//
// So whether two reports are one event depends on reports at most Horizon away, and the cost of a new report grows with its group
// inside that window, not with the ledger. It does not see irony, and it trusts datelines.
package merge

import (
	"cmp"
	"slices"
	"time"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/ontology"
)

// Horizon is how far apart two reports of a group can be and still sway each other's event: a month, and the days beside it.
// Where no report is dated to a week or a month, Near is enough: the reach of copies and denials, and the days beside it.
const (
	Horizon = 40 * 24 * time.Hour
	Near    = 10 * 24 * time.Hour
)

// Merge makes events of reports. The same reports in any order, or given twice, make the same events, sorted by first day and id.
func Merge(o *ontology.Ontology, filed []entente.Filed) []entente.Event {
	groups := map[string][]*entry{}
	seen := map[string]bool{}
	for i := range filed {
		if f := &filed[i]; !seen[f.ID] {
			seen[f.ID] = true
			key := Group(o, f)
			groups[key] = append(groups[key], newEntry(o, f))
		}
	}
	var out []entente.Event
	for _, g := range groups {
		slices.SortFunc(g, byCanon)
		for _, c := range clusters(g) {
			out = append(out, event(c))
		}
	}
	slices.SortFunc(out, func(a, b entente.Event) int {
		return cmp.Or(a.Start.Compare(b.Start), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// byCanon is the canonical order of reports: by first day, then by id.
func byCanon(a, b *entry) int {
	return cmp.Or(a.f.On.Compare(b.f.On), cmp.Compare(a.f.ID, b.f.ID))
}
