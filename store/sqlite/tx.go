package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/store"
)

// tx is the put under way.
type tx struct {
	ctx   context.Context
	rules *store.Rules
	*sql.Tx
}

// Put implements store.Ledger.
func (l *Ledger) Put(ctx context.Context, a *entente.Article, reports []entente.Report) (bool, error) {
	if l.write == nil {
		return false, fmt.Errorf("put article %s: the ledger is open for reading only", a.ID)
	}
	t, err := l.write.BeginTx(ctx, nil)
	if err != nil {
		return false, fmt.Errorf("put article %s: %w", a.ID, named(err))
	}
	defer t.Rollback() // also when a rule panics; nothing after Commit
	fresh, err := store.Put(tx{ctx, l.rules, t}, l.rules, a, reports)
	if err != nil || !fresh {
		return false, named(err)
	}
	if err := t.Commit(); err != nil {
		return false, fmt.Errorf("put article %s: %w", a.ID, named(err))
	}
	return true, nil
}

func (t tx) exec(query string, args ...any) error {
	_, err := t.ExecContext(t.ctx, query, args...)
	return err
}

func (t tx) Has(article string) (bool, error) {
	var n int
	err := t.QueryRowContext(t.ctx, "SELECT count(*) FROM article WHERE id = ?", article).Scan(&n)
	return n > 0, err
}

func (t tx) AddArticle(a *entente.Article, s entente.Source) error {
	source, err := json.Marshal(s)
	if err != nil {
		return err
	}
	doc, err := json.Marshal(a)
	if err != nil {
		return err
	}
	if doc, err = pack(doc); err != nil {
		return err
	}
	raw, err := pack(a.Raw)
	if err != nil {
		return err
	}
	var published int64
	if !s.Published.IsZero() {
		published = s.Published.Unix()
	}
	return t.exec("INSERT INTO article (id, published, origin, source, doc, raw, sum) VALUES (?, ?, '', ?, ?, ?, ?)",
		a.ID, published, string(source), doc, raw, checksum(source, doc, raw))
}

func (t tx) AddReport(r store.Row) error {
	r.Origin = "" // has a column of its own
	doc, err := json.Marshal(r.Filed)
	if err != nil {
		return err
	}
	return t.exec("INSERT INTO report (id, article, grp, lo, hi, lang, origin, event, doc, sum) VALUES (?, ?, ?, ?, ?, ?, '', '', ?, ?)",
		r.ID, r.Article, r.Group, r.Lo, r.Hi, r.Lang, string(doc), checksum(doc))
}

func (t tx) Near(group string, lo, hi int) ([]entente.Source, error) {
	return sources(t.ctx, t, "id IN (SELECT article FROM report WHERE grp = ? AND lo <= ? AND hi >= ?)", group, hi, lo)
}

func (t tx) OfOrigin(key string) ([]entente.Source, error) {
	return sources(t.ctx, t, "origin = ?", key)
}

func (t tx) Origin(article string) (string, error) {
	var key string
	err := t.QueryRowContext(t.ctx, "SELECT origin FROM article WHERE id = ?", article).Scan(&key)
	return key, err
}

func (t tx) SetOrigin(article, key string) error {
	if err := t.exec("UPDATE article SET origin = ? WHERE id = ?", key, article); err != nil {
		return err
	}
	return t.exec("UPDATE report SET origin = ? WHERE article = ?", key, article)
}

func (t tx) OfArticle(article string) ([]store.Row, error) {
	return rows(t.ctx, t, "article = ? ORDER BY id", article)
}

func (t tx) InGroup(group string, lo, hi int) ([]store.Row, error) {
	return rows(t.ctx, t, "grp = ? AND lo <= ? AND hi >= ?", group, hi, lo)
}

func (t tx) Event(id string) (entente.Event, error) {
	events, err := events(t.ctx, t, "id = ?", id)
	if err == nil && len(events) == 0 {
		err = store.NotOne("event", id, 0)
	}
	if err != nil {
		return entente.Event{}, err
	}
	return events[0], nil
}

func (t tx) DropEvent(id string) error {
	return errors.Join(t.exec("DELETE FROM event_party WHERE event = ?", id), t.exec("DELETE FROM event WHERE id = ?", id))
}

func (t tx) AddEvent(e entente.Event) error {
	doc, err := json.Marshal(e)
	if err != nil {
		return err
	}
	kind, base := t.rules.Types(e.Act, e.Status)
	lo, hi := span(&e)
	err = t.exec("INSERT INTO event (id, act, kind, base, status, lo, hi, independent, doc, sum) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		e.ID, e.Act, kind, base, string(e.Status), lo, hi, e.Independent, string(doc), checksum(doc))
	for _, p := range partyRows(&e, t.rules.Whole) {
		err = errors.Join(err, t.exec("INSERT INTO event_party (party, role, event) VALUES (?, ?, ?)", p[0], p[1], e.ID))
	}
	for _, id := range e.Reports {
		err = errors.Join(err, t.exec("UPDATE report SET event = ? WHERE id = ?", e.ID, id))
	}
	return err
}

// span are the days of an event as columns.
func span(e *entente.Event) (lo, hi sql.NullInt64) {
	if e.Start.IsZero() {
		return lo, hi
	}
	return sql.NullInt64{Int64: day(e.Start), Valid: true}, sql.NullInt64{Int64: day(e.End), Valid: true}
}

// partyRows are the parties an event is found by, each with its role: the party, and for a part of a state the state; each once.
func partyRows(e *entente.Event, whole func(string) string) [][2]string {
	var out [][2]string
	add := func(role string, side []string) {
		for _, id := range side {
			for _, party := range []string{id, whole(id)} {
				if p := [2]string{party, role}; !slices.Contains(out, p) {
					out = append(out, p)
				}
			}
		}
	}
	add("actor", e.Actors)
	add("recipient", e.Recipients)
	return out
}
