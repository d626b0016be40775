package memory

import (
	"maps"
	"slices"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/store"
)

// tx is the put under way. Each step that changes the ledger notes how to take it back.
type tx struct{ l *Ledger }

// set changes one value of a map and notes the former one.
func set[K comparable, V any](t tx, m map[K]V, k K, v V) {
	old, had := m[k]
	m[k] = v
	t.l.undo = append(t.l.undo, func() {
		if had {
			m[k] = old
		} else {
			delete(m, k)
		}
	})
}

func (t tx) Has(article string) (bool, error) {
	_, ok := t.l.articles[article]
	return ok, nil
}

func (t tx) AddArticle(a *entente.Article, s entente.Source) error {
	set(t, t.l.articles, a.ID, *a)
	set(t, t.l.sources, a.ID, s)
	return nil
}

func (t tx) AddReport(r store.Row) error {
	set(t, t.l.reports, r.ID, r)
	set(t, t.l.groups, r.Group, append(slices.Clone(t.l.groups[r.Group]), r.ID))
	set(t, t.l.tellings, r.Article, append(slices.Clone(t.l.tellings[r.Article]), r.ID))
	return nil
}

func (t tx) Near(group string, lo, hi int) ([]entente.Source, error) {
	rows, _ := t.InGroup(group, lo, hi)
	var out []entente.Source
	seen := map[string]bool{}
	for _, r := range rows {
		if !seen[r.Article] {
			seen[r.Article] = true
			out = append(out, t.l.sources[r.Article])
		}
	}
	return out, nil
}

func (t tx) Origin(article string) (string, error) { return t.l.origins[article], nil }

func (t tx) OfOrigin(key string) ([]entente.Source, error) {
	var out []entente.Source
	for _, id := range slices.Sorted(maps.Keys(t.l.origins)) {
		if t.l.origins[id] == key {
			out = append(out, t.l.sources[id])
		}
	}
	return out, nil
}

func (t tx) SetOrigin(article, key string) error {
	set(t, t.l.origins, article, key)
	for _, id := range t.l.tellings[article] {
		r := t.l.reports[id]
		r.Origin = key
		set(t, t.l.reports, id, r)
	}
	return nil
}

func (t tx) OfArticle(article string) ([]store.Row, error) {
	var out []store.Row
	for _, id := range t.l.tellings[article] {
		out = append(out, t.l.reports[id])
	}
	return out, nil
}

func (t tx) InGroup(group string, lo, hi int) ([]store.Row, error) {
	var out []store.Row
	for _, id := range t.l.groups[group] {
		if r := t.l.reports[id]; r.Lo <= hi && r.Hi >= lo {
			out = append(out, r)
		}
	}
	return out, nil
}

func (t tx) Event(id string) (entente.Event, error) { return t.l.events[id], nil }

func (t tx) DropEvent(id string) error {
	old := t.l.events[id]
	delete(t.l.events, id)
	t.l.undo = append(t.l.undo, func() { t.l.events[id] = old })
	return nil
}

func (t tx) AddEvent(e entente.Event) error {
	set(t, t.l.events, e.ID, e)
	for _, id := range e.Reports {
		r := t.l.reports[id]
		r.Event = e.ID
		set(t, t.l.reports, id, r)
	}
	return nil
}
