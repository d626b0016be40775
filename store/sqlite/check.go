package sqlite

import (
	"context"
	"database/sql"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/store"
)

// Check implements store.Ledger. It reads in one snapshot, group by group; others may go on writing.
func (l *Ledger) Check(ctx context.Context, deep bool) ([]store.Fault, error) {
	t, err := l.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, named(err)
	}
	defer t.Rollback()
	pragma := "PRAGMA quick_check"
	if deep {
		pragma = "PRAGMA integrity_check"
	}
	out, err := list(ctx, t, func(rs *sql.Rows) (store.Fault, error) {
		f := store.Fault{Kind: "file"}
		return f, rs.Scan(&f.Detail)
	}, pragma)
	if err != nil {
		return []store.Fault{{Kind: "file", Detail: err.Error()}}, nil
	}
	if len(out) == 1 && out[0].Detail == "ok" {
		out = nil
	}
	if !deep || len(out) > 0 {
		return out, nil // what lies in broken pages cannot be told from what is wrong by itself
	}
	for _, step := range []func(context.Context, *sql.Tx, *store.Rules) ([]store.Fault, error){checkArticles, checkOrigins, checkGroups, checkLookups} {
		found, err := step(ctx, t, l.rules)
		if err != nil {
			found = append(found, store.Fault{Kind: "file", Detail: err.Error()})
		}
		out = append(out, found...)
	}
	return out, nil
}

// keys are the values of one column.
func keys(ctx context.Context, t *sql.Tx, query string) ([]string, error) {
	return list(ctx, t, func(rs *sql.Rows) (string, error) {
		var s string
		return s, rs.Scan(&s)
	}, query)
}

func checkArticles(ctx context.Context, t *sql.Tx, r *store.Rules) ([]store.Fault, error) {
	ids, err := keys(ctx, t, "SELECT id FROM article ORDER BY id")
	var out []store.Fault
	for _, id := range ids {
		found, err := articles(ctx, t, true, "id = ?", id)
		if err != nil {
			out = append(out, store.Fault{Kind: "article", ID: id, Detail: err.Error()})
			continue
		}
		out = append(out, store.CheckArticle(&found[0].Article)...)
		reports, err := rows(ctx, t, "article = ?", id)
		if err != nil {
			out = append(out, store.Fault{Kind: "report", ID: "of article " + id, Detail: err.Error()})
			continue
		}
		for _, row := range reports {
			out = append(out, store.CheckReport(r, &found[0].Article, found[0].origin, row)...)
		}
	}
	return out, err
}

func checkOrigins(ctx context.Context, t *sql.Tx, r *store.Rules) ([]store.Fault, error) {
	all, err := keys(ctx, t, "SELECT DISTINCT origin FROM article ORDER BY origin")
	var out []store.Fault
	for _, key := range all {
		of, err := sources(ctx, t, "origin = ?", key)
		if err != nil {
			return out, err
		}
		out = append(out, store.CheckOrigins(r, key, of)...)
	}
	return out, err
}

func checkGroups(ctx context.Context, t *sql.Tx, r *store.Rules) ([]store.Fault, error) {
	all, err := keys(ctx, t, "SELECT DISTINCT grp FROM report ORDER BY grp")
	var out []store.Fault
	for _, group := range all {
		reports, err := rows(ctx, t, "grp = ?", group)
		if err != nil {
			out = append(out, store.Fault{Kind: "report", ID: "of group " + group, Detail: err.Error()})
			continue
		}
		stored, err := events(ctx, t, "id IN (SELECT event FROM report WHERE grp = ?)", group)
		if err != nil {
			out = append(out, store.Fault{Kind: "event", ID: "of group " + group, Detail: err.Error()})
			continue
		}
		out = append(out, store.CheckGroup(r, reports, stored)...)
	}
	return out, err
}

// checkLookups compares the columns an event is found by with what it says, and finds events that no report names.
func checkLookups(ctx context.Context, t *sql.Tx, r *store.Rules) ([]store.Fault, error) {
	found, err := list(ctx, t, func(rs *sql.Rows) (store.Fault, error) {
		f := store.Fault{Kind: "event", Detail: "no report makes it"}
		return f, rs.Scan(&f.ID)
	}, "SELECT id FROM event WHERE id NOT IN (SELECT event FROM report)")
	if err != nil {
		return found, err
	}
	all, err := events(ctx, t, "1 ORDER BY id")
	for _, e := range all {
		same, err := looksUp(ctx, t, r, &e)
		if err != nil {
			return found, err
		}
		if !same {
			found = append(found, store.Fault{Kind: "event", ID: e.ID, Detail: "it is looked up by what it does not say"})
		}
	}
	return found, err
}

// looksUp tells whether the columns beside an event, and its parties, are what the event says.
func looksUp(ctx context.Context, t *sql.Tx, r *store.Rules, e *entente.Event) (bool, error) {
	var n, parties int
	kind, base := r.Types(e.Act, e.Status)
	lo, hi := span(e)
	err := t.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM event WHERE id = ? AND act = ? AND kind = ? AND base = ? AND status = ?
		AND lo IS ? AND hi IS ? AND independent = ?), (SELECT count(*) FROM event_party WHERE event = ?)`,
		e.ID, e.Act, kind, base, string(e.Status), lo, hi, e.Independent, e.ID).Scan(&n, &parties)
	want := partyRows(e, r.Whole)
	for _, p := range want {
		var has int
		if err == nil {
			err = t.QueryRowContext(ctx, "SELECT count(*) FROM event_party WHERE party = ? AND role = ? AND event = ?", p[0], p[1], e.ID).Scan(&has)
		}
		parties -= has
		n = min(n, has)
	}
	return n == 1 && parties == 0, named(err)
}

// Digest implements store.Ledger.
func (l *Ledger) Digest(ctx context.Context) (string, error) {
	t, err := l.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return "", named(err)
	}
	defer t.Rollback()
	return store.DigestOf(
		func(yield func(entente.Article, string) error) error {
			ids, err := keys(ctx, t, "SELECT id FROM article ORDER BY id")
			for _, id := range ids {
				found, err := articles(ctx, t, false, "id = ?", id)
				if err == nil {
					err = yield(found[0].Article, found[0].origin)
				}
				if err != nil {
					return err
				}
			}
			return err
		},
		func(yield func(store.Row) error) error { return all(rows(ctx, t, "1 ORDER BY id"))(yield) },
		func(yield func(entente.Event) error) error { return all(events(ctx, t, "1 ORDER BY id"))(yield) })
}

func all[T any](vs []T, err error) func(func(T) error) error {
	return func(yield func(T) error) error {
		for _, v := range vs {
			if err := yield(v); err != nil {
				return err
			}
		}
		return err
	}
}
