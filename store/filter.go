package store

import (
	"fmt"
	"slices"
	"time"

	"github.com/entente-project/entente"
)

// Filter takes events, and through them reports and articles. Every field that is set must hold; the zero Filter takes all.
type Filter struct {
	Party   string         // a side: "IRN" takes its parts too, "IRN/MIL" that part only
	Other   string         // with Party: the other side, in either direction
	Act     string         // act id
	Type    string         // PLOVER type, of the event or of the act itself: "SANCTION"
	Status  entente.Status //
	Since   time.Time      // the event ends on this day or later
	Until   time.Time      // the event begins on this day or earlier
	Lang    string         // a report in this language
	Article string         // Article.ID, whole: a report in this article
	Event   string         // Event.ID, whole
	Sources int            // at least so many independent sources
	Limit   int            // at most so many; 0 is all
}

// Zero tells whether the filter takes everything, but for Limit.
func (f Filter) Zero() bool { f.Limit = 0; return f == Filter{} }

// Takes tells whether the filter takes an event that has these reports. It is the meaning of the filter; an engine may look it up in
// another way.
func (f Filter) Takes(r *Rules, e *entente.Event, reports []entente.Filed) bool {
	event, base := r.Types(e.Act, e.Status)
	switch {
	case f.Event != "" && f.Event != e.ID,
		f.Act != "" && f.Act != e.Act,
		f.Type != "" && f.Type != event && f.Type != base,
		f.Status != "" && f.Status != e.Status,
		!f.Since.IsZero() && e.End.Before(f.Since),
		!f.Until.IsZero() && (e.Start.IsZero() || e.Start.After(f.Until)),
		e.Independent < f.Sources:
		return false
	}
	if f.Lang != "" && !slices.ContainsFunc(reports, func(x entente.Filed) bool { return x.Lang == f.Lang }) {
		return false
	}
	if f.Article != "" && !slices.ContainsFunc(reports, func(x entente.Filed) bool { return x.Article == f.Article }) {
		return false
	}
	return f.takesParties(r, e)
}

func (f Filter) takesParties(r *Rules, e *entente.Event) bool {
	if f.Party == "" && f.Other == "" {
		return true
	}
	on := func(side []string, party string) bool {
		return party == "" || slices.Contains(side, party) || slices.ContainsFunc(side, func(id string) bool { return r.Whole(id) == party })
	}
	if f.Party != "" && f.Other != "" {
		return on(e.Actors, f.Party) && on(e.Recipients, f.Other) || on(e.Actors, f.Other) && on(e.Recipients, f.Party)
	}
	party := f.Party + f.Other
	return on(e.Actors, party) || on(e.Recipients, party)
}

// Newer orders events, and reports by their first day, newest first; those without a day last.
func Newer(a, b *entente.Event) int {
	if c := b.Start.Compare(a.Start); c != 0 {
		return c
	}
	return compare(a.ID, b.ID)
}

// NewerReport is Newer for reports.
func NewerReport(a, b *entente.Filed) int {
	if c := b.On.Compare(a.On); c != 0 {
		return c
	}
	return compare(a.ID, b.ID)
}

func compare(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// NewerArticle is Newer for articles, by when they were published, else read.
func NewerArticle(a, b *entente.Article) int {
	if c := told(b).Compare(told(a)); c != 0 {
		return c
	}
	return compare(a.ID, b.ID)
}

// NotOne is the error for an id, or the beginning of one, that fits n things and not one.
func NotOne(kind, id string, n int) error {
	if n == 0 {
		return fmt.Errorf("%s %q: %w", kind, id, entente.ErrNotFound)
	}
	return fmt.Errorf("%s %q: %w: more than one begins so; give more of the id", kind, id, entente.ErrNotFound)
}
