package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/entente-project/entente"
)

// Tx is what the taking in of an article asks of an engine, within one transaction.
type Tx interface {
	// Has tells whether the article is there.
	Has(article string) (bool, error)
	// AddArticle keeps an article with its source.
	AddArticle(a *entente.Article, s entente.Source) error
	// AddReport keeps a new report.
	AddReport(r Row) error
	// Near lists the sources of the articles that have a report in the group whose days meet [lo, hi].
	Near(group string, lo, hi int) ([]entente.Source, error)
	// Origin is the origin key of an article.
	Origin(article string) (string, error)
	// OfOrigin lists the sources of the articles with this key.
	OfOrigin(key string) ([]entente.Source, error)
	// SetOrigin gives an article, and its reports, an origin key.
	SetOrigin(article, key string) error
	// OfArticle lists the reports of an article.
	OfArticle(article string) ([]Row, error)
	// InGroup lists the reports of the group whose days meet [lo, hi].
	InGroup(group string, lo, hi int) ([]Row, error)
	// Event is the event with this id.
	Event(id string) (entente.Event, error)
	// DropEvent forgets an event; AddEvent keeps one and enters it at its reports.
	DropEvent(id string) error
	AddEvent(e entente.Event) error
}

// Put takes an article in, step by step, on behalf of an engine; the engine keeps or undoes all of it. It tells false if the article is
// there already.
func Put(tx Tx, r *Rules, a *entente.Article, reports []entente.Report) (bool, error) {
	rows, err := file(r, a, reports)
	if err != nil {
		return false, err
	}
	if has, err := tx.Has(a.ID); has || err != nil {
		return false, err
	}
	source := r.Source(a, reports)
	relatives, err := relatives(tx, r, source, rows)
	if err != nil {
		return false, err
	}
	if err := tx.AddArticle(a, source); err != nil {
		return false, err
	}
	key := r.Origin(append(relatives, source))
	for _, row := range rows {
		if err := tx.AddReport(row); err != nil {
			return false, err
		}
	}
	touched, err := setOrigins(tx, key, append(relatives, source))
	if err != nil {
		return false, err
	}
	return true, mergeAgain(tx, r, touched)
}

// relatives are the articles that become one source with the new one: those that are so by themselves, and all that are one with
// them. Only articles that tell of the same kind of act by the same actors in the same days are asked; others share no event.
func relatives(tx Tx, r *Rules, source entente.Source, rows []Row) ([]entente.Source, error) {
	seen := map[string]bool{source.ID: true}
	keys := map[string]bool{}
	var out []entente.Source
	reach := dayCount(r.Near)
	for _, row := range rows {
		near, err := tx.Near(row.Group, row.Lo-reach, row.Hi+reach)
		if err != nil {
			return nil, err
		}
		for _, s := range near {
			if seen[s.ID] {
				continue
			}
			seen[s.ID] = true
			if !r.One(s, source) {
				continue
			}
			key, err := tx.Origin(s.ID)
			if err != nil {
				return nil, err
			}
			if keys[key] {
				continue
			}
			keys[key] = true
			family, err := tx.OfOrigin(key)
			if err != nil {
				return nil, err
			}
			out = append(out, family...)
		}
	}
	return out, nil
}

// setOrigins gives the articles one key and lists the reports of those whose key it changes.
func setOrigins(tx Tx, key string, sources []entente.Source) ([]Row, error) {
	var touched []Row
	for _, s := range sources {
		have, err := tx.Origin(s.ID)
		if err != nil {
			return nil, err
		}
		if have == key {
			continue
		}
		if err := tx.SetOrigin(s.ID, key); err != nil {
			return nil, err
		}
		rows, err := tx.OfArticle(s.ID)
		if err != nil {
			return nil, err
		}
		touched = append(touched, rows...)
	}
	return touched, nil
}

// zone is a stretch of days of a group in which something changed.
type zone struct {
	group  string
	lo, hi int
}

// mergeAgain makes the events anew around the reports that are new or have changed.
func mergeAgain(tx Tx, r *Rules, touched []Row) error {
	reach := dayCount(r.Horizon)
	for _, z := range zones(touched, reach) {
		if err := mergeZone(tx, r, z); err != nil {
			return fmt.Errorf("merge %s: %w", z.group, err)
		}
	}
	return nil
}

// zones joins the days of touched reports of one group that lie close together.
func zones(rows []Row, reach int) []zone {
	rows = slices.Clone(rows)
	slices.SortFunc(rows, func(a, b Row) int {
		if c := compare(a.Group, b.Group); c != 0 {
			return c
		}
		return a.Lo - b.Lo
	})
	var out []zone
	for _, row := range rows {
		if n := len(out); n > 0 && out[n-1].group == row.Group && row.Lo <= out[n-1].hi+reach {
			out[n-1].hi = max(out[n-1].hi, row.Hi)
			continue
		}
		out = append(out, zone{row.Group, row.Lo, row.Hi})
	}
	return out
}

// mergeZone merges a window around the zone and replaces the events that come out differently.
//
// A report's event depends on reports at most `reach` away. So what changed in the zone sways reports up to one reach around it; their
// events have reports up to two reaches around it (the core); and to know those events for sure, two more reaches are read.
func mergeZone(tx Tx, r *Rules, z zone) error {
	reach := dayCount(r.Near)
	rows, err := tx.InGroup(z.group, z.lo-4*reach, z.hi+4*reach)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(rows, func(row Row) bool { return row.Hi > row.Lo }) {
		reach = dayCount(r.Horizon)
		if rows, err = tx.InGroup(z.group, z.lo-4*reach, z.hi+4*reach); err != nil {
			return err
		}
	}
	core, old, filed := map[string]bool{}, map[string]bool{}, make([]entente.Filed, len(rows))
	for i, row := range rows {
		filed[i] = row.Filed
		if row.Hi >= z.lo-2*reach && row.Lo <= z.hi+2*reach {
			core[row.ID] = true
			if row.Event != "" {
				old[row.Event] = true
			}
		}
	}
	fresh := map[string]entente.Event{}
	for _, e := range r.Merge(filed) {
		if slices.ContainsFunc(e.Reports, func(id string) bool { return core[id] }) {
			fresh[e.ID] = e
		}
	}
	return replace(tx, old, fresh)
}

// replace drops the old events that are not among the new ones just as they were, and adds the new ones that are not there.
func replace(tx Tx, old map[string]bool, fresh map[string]entente.Event) error {
	for _, id := range sorted(old) {
		have, err := tx.Event(id)
		if err != nil {
			return err
		}
		if e, ok := fresh[id]; ok && same(e, have) {
			delete(fresh, id)
			continue
		}
		if err := tx.DropEvent(id); err != nil {
			return err
		}
	}
	for _, id := range sorted(fresh) {
		if err := tx.AddEvent(fresh[id]); err != nil {
			return err
		}
	}
	return nil
}

// same compares events as they are stored: a slice that is nil and one that is empty are one.
func same(a, b entente.Event) bool {
	x, _ := json.Marshal(a)
	y, _ := json.Marshal(b)
	return bytes.Equal(x, y)
}

func sorted[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
