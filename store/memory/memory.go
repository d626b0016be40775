// Package memory is a ledger in memory: for tests, for "analyse this text", for a batch that keeps nothing. It looks through everything it
// holds for most questions, so it serves thousands of articles, not millions; store/sqlite serves those.
package memory

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/store"
)

// Ledger is a store.Ledger in memory.
type Ledger struct {
	rules    *store.Rules
	mu       sync.RWMutex
	articles map[string]entente.Article
	sources  map[string]entente.Source
	origins  map[string]string // article: key
	reports  map[string]store.Row
	groups   map[string][]string // group: report ids
	tellings map[string][]string // article: report ids
	events   map[string]entente.Event
	undo     []func() // what takes back the put under way, last step last
}

// New is an empty ledger.
func New(rules *store.Rules) *Ledger {
	return &Ledger{rules: rules, articles: map[string]entente.Article{}, sources: map[string]entente.Source{}, origins: map[string]string{},
		reports: map[string]store.Row{}, groups: map[string][]string{}, tellings: map[string][]string{}, events: map[string]entente.Event{}}
}

// Put implements store.Ledger.
func (l *Ledger) Put(ctx context.Context, a *entente.Article, reports []entente.Report) (fresh bool, err error) {
	if err := ctx.Err(); err != nil {
		return false, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	done := false
	defer func() { // also when a rule panics
		for !done && len(l.undo) > 0 {
			l.undo[len(l.undo)-1]()
			l.undo = l.undo[:len(l.undo)-1]
		}
		l.undo = nil
	}()
	fresh, err = store.Put(tx{l}, l.rules, a, reports)
	done = err == nil
	return fresh, err
}

// Article implements store.Ledger.
func (l *Ledger) Article(_ context.Context, id string) (entente.Article, error) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return byPrefix(l.articles, "article", id)
}

// Event implements store.Ledger.
func (l *Ledger) Event(_ context.Context, id string) (entente.Event, error) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return byPrefix(l.events, "event", id)
}

func byPrefix[V any](m map[string]V, kind, id string) (V, error) {
	var found V
	if v, ok := m[id]; ok {
		return v, nil
	}
	n := 0
	for k, v := range m {
		if id != "" && strings.HasPrefix(k, id) {
			found = v
			n++
		}
	}
	if n != 1 {
		var none V
		return none, store.NotOne(kind, id, n)
	}
	return found, nil
}

// taken lists the events that the filter takes, newest first, with no regard to its limit.
func (l *Ledger) taken(f store.Filter) []entente.Event {
	var out []entente.Event
	for _, e := range l.events {
		if f.Takes(l.rules, &e, l.filed(e.Reports)) {
			out = append(out, e)
		}
	}
	slices.SortFunc(out, func(a, b entente.Event) int { return store.Newer(&a, &b) })
	return out
}

func (l *Ledger) filed(ids []string) []entente.Filed {
	out := make([]entente.Filed, len(ids))
	for i, id := range ids {
		out[i] = l.reports[id].Filed
	}
	return out
}

// Events implements store.Ledger.
func (l *Ledger) Events(_ context.Context, f store.Filter) ([]entente.Event, error) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return limit(l.taken(f), f.Limit), nil
}

// Reports implements store.Ledger.
func (l *Ledger) Reports(_ context.Context, f store.Filter) ([]entente.Filed, error) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	var out []entente.Filed
	for _, e := range l.taken(f) {
		for _, r := range l.filed(e.Reports) {
			if (f.Lang == "" || f.Lang == r.Lang) && (f.Article == "" || f.Article == r.Article) {
				out = append(out, r)
			}
		}
	}
	slices.SortFunc(out, func(a, b entente.Filed) int { return store.NewerReport(&a, &b) })
	return limit(out, f.Limit), nil
}

// Articles implements store.Ledger.
func (l *Ledger) Articles(ctx context.Context, f store.Filter) ([]entente.Article, error) {
	every := f.Limit
	f.Limit = 0
	rs, err := l.Reports(ctx, f)
	if err != nil {
		return nil, err
	}
	l.mu.RLock()
	defer l.mu.RUnlock()
	ids := map[string]bool{}
	for _, r := range rs {
		ids[r.Article] = true
	}
	var out []entente.Article
	for id, a := range l.articles {
		if f.Zero() || ids[id] {
			a.Raw = nil
			out = append(out, a)
		}
	}
	slices.SortFunc(out, func(a, b entente.Article) int { return store.NewerArticle(&a, &b) })
	return limit(out, every), nil
}

func limit[T any](s []T, n int) []T {
	if n > 0 && len(s) > n {
		return s[:n]
	}
	return s
}

// Relation implements store.Ledger.
func (l *Ledger) Relation(ctx context.Context, a, b string) (entente.Relation, error) {
	events, err := l.Events(ctx, store.Filter{Party: l.rules.Whole(a), Other: l.rules.Whole(b)})
	if err != nil {
		return entente.Relation{}, err
	}
	if len(events) == 0 {
		return entente.Relation{}, fmt.Errorf("relation %s|%s: %w", a, b, entente.ErrNotFound)
	}
	return l.rules.Relate(a, b, events), nil
}

// Counts implements store.Ledger.
func (l *Ledger) Counts(context.Context) (store.Counts, error) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	c := store.Counts{Articles: len(l.articles), Reports: len(l.reports), Events: len(l.events)}
	keys := map[string]bool{}
	for _, k := range l.origins {
		keys[k] = true
	}
	c.Origins = len(keys)
	for _, e := range l.events {
		if !e.Start.IsZero() && (c.First.IsZero() || e.Start.Before(c.First)) {
			c.First = e.Start
		}
		if e.End.After(c.Last) {
			c.Last = e.End
		}
	}
	return c, nil
}

// Close implements store.Ledger. What was in the ledger is gone when nothing refers to it.
func (l *Ledger) Close() error { return nil }
