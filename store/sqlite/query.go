package sqlite

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/store"
)

// where is the filter as a condition on the table event. It is store.Filter.Takes in SQL; storetest compares the two.
func where(f store.Filter) (string, []any) {
	var conds []string
	var args []any
	and := func(cond string, a ...any) {
		conds = append(conds, cond)
		args = append(args, a...)
	}
	for _, c := range []struct{ column, value string }{{"id", f.Event}, {"act", f.Act}, {"status", string(f.Status)}} {
		if c.value != "" {
			and("event."+c.column+" = ?", c.value)
		}
	}
	if f.Type != "" {
		and("(event.kind = ? OR event.base = ?)", f.Type, f.Type)
	}
	if !f.Since.IsZero() {
		and("event.hi >= ?", dayFrom(f.Since))
	}
	if !f.Until.IsZero() {
		and("event.lo <= ?", day(f.Until))
	}
	if f.Sources > 0 {
		and("event.independent >= ?", f.Sources)
	}
	if f.Lang != "" {
		and("event.id IN (SELECT event FROM report WHERE lang = ?)", f.Lang)
	}
	if f.Article != "" {
		and("event.id IN (SELECT event FROM report WHERE article = ?)", f.Article)
	}
	const ofParty = "event.id IN (SELECT event FROM event_party WHERE party = ?)"
	const between = "event.id IN (SELECT p.event FROM event_party p JOIN event_party q ON q.event = p.event AND q.role <> p.role WHERE p.party = ? AND q.party = ?)"
	switch {
	case f.Party != "" && f.Other != "":
		and(between, f.Party, f.Other)
	case f.Party+f.Other != "":
		and(ofParty, f.Party+f.Other)
	}
	if len(conds) == 0 {
		return "1", nil
	}
	return strings.Join(conds, " AND "), args
}

// dayFrom is the first day that is not before the instant.
func dayFrom(t time.Time) int64 {
	d := day(t)
	if t.After(time.Unix(d*86400, 0)) {
		d++
	}
	return d
}

// limit is the filter's limit as SQLite takes it: a negative one is none.
func limit(f store.Filter) int {
	if f.Limit <= 0 {
		return -1
	}
	return f.Limit
}

// Events implements store.Ledger.
func (l *Ledger) Events(ctx context.Context, f store.Filter) ([]entente.Event, error) {
	cond, args := where(f)
	found, err := events(ctx, l.read, cond+" ORDER BY event.lo DESC, event.id LIMIT ?", append(args, limit(f))...)
	return found, l.at(err)
}

// Reports implements store.Ledger.
func (l *Ledger) Reports(ctx context.Context, f store.Filter) ([]entente.Filed, error) {
	cond, args := where(f)
	q := "event IN (SELECT id FROM event WHERE " + cond + ")"
	if f.Lang != "" {
		q, args = q+" AND lang = ?", append(args, f.Lang)
	}
	if f.Article != "" {
		q, args = q+" AND article = ?", append(args, f.Article)
	}
	found, err := rows(ctx, l.read, q+" ORDER BY doc ->> 'On' DESC, id LIMIT ?", append(args, limit(f))...)
	if err != nil {
		return nil, l.at(err)
	}
	out := make([]entente.Filed, len(found))
	for i, r := range found {
		out[i] = r.Filed
	}
	return out, nil
}

// Articles implements store.Ledger.
func (l *Ledger) Articles(ctx context.Context, f store.Filter) ([]entente.Article, error) {
	cond, args := "1", []any(nil)
	if !f.Zero() {
		cond, args = where(f)
		cond = "event IN (SELECT id FROM event WHERE " + cond + ")"
		if f.Lang != "" {
			cond, args = cond+" AND lang = ?", append(args, f.Lang)
		}
		if f.Article != "" {
			cond, args = cond+" AND article = ?", append(args, f.Article)
		}
		cond = "id IN (SELECT article FROM report WHERE " + cond + ")"
	}
	found, err := articles(ctx, l.read, false, cond+" ORDER BY published DESC, id LIMIT ?", append(args, limit(f))...)
	if err != nil {
		return nil, l.at(err)
	}
	out := make([]entente.Article, len(found))
	for i, a := range found {
		out[i] = a.Article
	}
	return out, nil
}

// prefix is the range of ids that begin so.
func prefix(id string) []any { return []any{id, id + "\U0010ffff"} }

// Article implements store.Ledger.
func (l *Ledger) Article(ctx context.Context, id string) (entente.Article, error) {
	found, err := articles(ctx, l.read, true, "id >= ? AND id < ? ORDER BY id LIMIT 2", prefix(id)...)
	switch {
	case err != nil:
		return entente.Article{}, l.at(err)
	case id == "" || len(found) == 0:
		return entente.Article{}, store.NotOne("article", id, 0)
	case len(found) > 1 && found[0].ID != id:
		return entente.Article{}, store.NotOne("article", id, 2)
	}
	return found[0].Article, nil
}

// Event implements store.Ledger.
func (l *Ledger) Event(ctx context.Context, id string) (entente.Event, error) {
	found, err := events(ctx, l.read, "id >= ? AND id < ? ORDER BY id LIMIT 2", prefix(id)...)
	switch {
	case err != nil:
		return entente.Event{}, l.at(err)
	case id == "" || len(found) == 0:
		return entente.Event{}, store.NotOne("event", id, 0)
	case len(found) > 1 && found[0].ID != id:
		return entente.Event{}, store.NotOne("event", id, 2)
	}
	return found[0], nil
}

// Relation implements store.Ledger.
func (l *Ledger) Relation(ctx context.Context, a, b string) (entente.Relation, error) {
	found, err := l.Events(ctx, store.Filter{Party: l.rules.Whole(a), Other: l.rules.Whole(b)})
	if err == nil && len(found) == 0 {
		err = fmt.Errorf("relation %s|%s: %w", a, b, entente.ErrNotFound)
	}
	if err != nil {
		return entente.Relation{}, err
	}
	return l.rules.Relate(a, b, found), nil
}

// Counts implements store.Ledger.
func (l *Ledger) Counts(ctx context.Context) (store.Counts, error) {
	var c store.Counts
	var lo, hi *int64
	err := l.read.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM report), (SELECT count(*) FROM event),
		(SELECT count(DISTINCT origin) FROM article), (SELECT min(lo) FROM event), (SELECT max(hi) FROM event)`).
		Scan(&c.Articles, &c.Reports, &c.Events, &c.Origins, &lo, &hi)
	if err == nil && lo != nil && hi != nil {
		c.First, c.Last = time.Unix(*lo*86400, 0).UTC(), time.Unix(*hi*86400, 0).UTC()
	}
	return c, l.at(named(err))
}
