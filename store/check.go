package store

import (
	"fmt"
	"slices"

	"github.com/entente-project/entente"
)

// CheckArticle finds what is wrong with a stored article: an id that is not that of its text, a paragraph outside it.
func CheckArticle(a *entente.Article) []Fault {
	var out []Fault
	if want := a.Hash(); a.ID != want {
		out = append(out, Fault{"article", a.ID, "its address and text have the id " + want})
	}
	for i, p := range a.Paragraphs {
		if p.Span.Of(a.Text) == "" {
			out = append(out, Fault{"article", a.ID, fmt.Sprintf("paragraph %d %v lies outside its text", i, p.Span)})
		}
	}
	return out
}

// CheckReport finds what is wrong with a stored report, given its article: evidence that is not the stored text, a lookup column that is
// not what the report says, an event that is missing.
func CheckReport(r *Rules, a *entente.Article, origin string, row0 Row) []Fault {
	var out []Fault
	bad := func(format string, args ...any) {
		out = append(out, Fault{"report", row0.ID, fmt.Sprintf(format, args...)})
	}
	if got := row0.Evidence.Of(a.Text); got != row0.Text || got == "" {
		bad("evidence %v of article %s is %q, stored is %q", row0.Evidence, a.ID, got, row0.Text)
	}
	if row0.Trigger != (entente.Span{}) && !row0.Evidence.Holds(row0.Trigger) {
		bad("trigger %v lies outside its evidence %v", row0.Trigger, row0.Evidence)
	}
	if id := reportID(a.ID, &row0.Report); id != row0.ID {
		bad("what it says has the id %s", id)
	}
	if row0.Origin != origin {
		bad("origin %q, its article has %q", row0.Origin, origin)
	}
	if want := row(r, row0.Filed); want.Group != row0.Group || want.Lo != row0.Lo || want.Hi != row0.Hi {
		bad("looked up as %s, %d to %d; it says %s, %d to %d", row0.Group, row0.Lo, row0.Hi, want.Group, want.Lo, want.Hi)
	}
	return out
}

// CheckGroup merges all reports of a group again and compares with the stored events, which are all those that these reports name.
func CheckGroup(r *Rules, rows []Row, stored []entente.Event) []Fault {
	var out []Fault
	filed := make([]entente.Filed, len(rows))
	event := map[string]string{}
	for i, row := range rows {
		filed[i] = row.Filed
		event[row.ID] = row.Event
	}
	have := map[string]entente.Event{}
	for _, e := range stored {
		have[e.ID] = e
	}
	for _, e := range r.Merge(filed) {
		got, ok := have[e.ID]
		switch {
		case !ok:
			out = append(out, Fault{"event", e.ID, "its reports make it, but it is not stored"})
		case !same(got, e):
			out = append(out, Fault{"event", e.ID, "its reports make another event of it"})
		}
		for _, id := range e.Reports {
			if event[id] != e.ID {
				out = append(out, Fault{"report", id, fmt.Sprintf("stands in event %q, belongs to %s", event[id], e.ID)})
			}
		}
		delete(have, e.ID)
	}
	for _, id := range sorted(have) {
		out = append(out, Fault{"event", id, "no report makes it"})
	}
	return out
}

// CheckOrigins compares each article's origin key with what its sources, all those of one key, come to.
func CheckOrigins(r *Rules, key string, sources []entente.Source) []Fault {
	if want := r.Origin(slices.Clone(sources)); want != key {
		return []Fault{{"article", sources[0].ID, fmt.Sprintf("origin key %q, should be %q", key, want)}}
	}
	return nil
}
