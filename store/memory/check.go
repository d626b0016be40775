package memory

import (
	"context"
	"maps"
	"slices"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/store"
)

// Check implements store.Ledger. Memory has no structure of its own to look at: without deep there is nothing to find.
func (l *Ledger) Check(_ context.Context, deep bool) ([]store.Fault, error) {
	if !deep {
		return nil, nil
	}
	l.mu.RLock()
	defer l.mu.RUnlock()
	var out []store.Fault
	for _, id := range slices.Sorted(maps.Keys(l.articles)) {
		a := l.articles[id]
		out = append(out, store.CheckArticle(&a)...)
		rows, _ := tx{l}.OfArticle(id)
		for _, r := range rows {
			out = append(out, store.CheckReport(l.rules, &a, l.origins[id], r)...)
		}
	}
	keys := map[string]bool{}
	for _, k := range l.origins {
		keys[k] = true
	}
	for _, k := range slices.Sorted(maps.Keys(keys)) {
		of, _ := tx{l}.OfOrigin(k)
		out = append(out, store.CheckOrigins(l.rules, k, of)...)
	}
	for _, g := range slices.Sorted(maps.Keys(l.groups)) {
		var rows []store.Row
		var events []entente.Event
		seen := map[string]bool{}
		for _, id := range l.groups[g] {
			r := l.reports[id]
			rows = append(rows, r)
			if e, ok := l.events[r.Event]; ok && !seen[e.ID] {
				seen[e.ID] = true
				events = append(events, e)
			}
		}
		out = append(out, store.CheckGroup(l.rules, rows, events)...)
	}
	return out, nil
}

// Digest implements store.Ledger.
func (l *Ledger) Digest(context.Context) (string, error) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return store.DigestOf(
		func(yield func(entente.Article, string) error) error {
			return each(l.articles, func(a entente.Article) error { return yield(a, l.origins[a.ID]) })
		},
		func(yield func(store.Row) error) error { return each(l.reports, yield) },
		func(yield func(entente.Event) error) error { return each(l.events, yield) })
}

func each[V any](m map[string]V, yield func(V) error) error {
	for _, k := range slices.Sorted(maps.Keys(m)) {
		if err := yield(m[k]); err != nil {
			return err
		}
	}
	return nil
}
