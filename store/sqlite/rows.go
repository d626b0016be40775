package sqlite

import (
	"context"
	"database/sql"
	"time"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/store"
)

// querier is a transaction or a pool.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// list asks and takes each row with scan.
func list[T any](ctx context.Context, q querier, scan func(*sql.Rows) (T, error), query string, args ...any) ([]T, error) {
	rs, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, named(err)
	}
	defer rs.Close()
	var out []T
	for rs.Next() {
		v, err := scan(rs)
		if err != nil {
			return nil, named(err)
		}
		out = append(out, v)
	}
	return out, named(rs.Err())
}

// rows are the reports for which the condition holds.
func rows(ctx context.Context, q querier, where string, args ...any) ([]store.Row, error) {
	return list(ctx, q, scanReport, "SELECT id, grp, lo, hi, origin, event, doc, sum FROM report WHERE "+where, args...)
}

func scanReport(rs *sql.Rows) (store.Row, error) {
	var r store.Row
	var id, origin string
	var doc, sum []byte
	if err := rs.Scan(&id, &r.Group, &r.Lo, &r.Hi, &origin, &r.Event, &doc, &sum); err != nil {
		return r, err
	}
	if err := sound("report", id, sum, doc); err != nil {
		return r, err
	}
	err := decode("report", id, doc, &r.Filed)
	r.Origin = origin
	return r, err
}

// events are the events for which the condition holds.
func events(ctx context.Context, q querier, where string, args ...any) ([]entente.Event, error) {
	return list(ctx, q, scanEvent, "SELECT id, doc, sum FROM event WHERE "+where, args...)
}

func scanEvent(rs *sql.Rows) (entente.Event, error) {
	var e entente.Event
	var id string
	var doc, sum []byte
	if err := rs.Scan(&id, &doc, &sum); err != nil {
		return e, err
	}
	if err := sound("event", id, sum, doc); err != nil {
		return e, err
	}
	return e, decode("event", id, doc, &e)
}

// sources are the sources of the articles for which the condition holds, in the order of their ids.
func sources(ctx context.Context, q querier, where string, args ...any) ([]entente.Source, error) {
	return list(ctx, q, func(rs *sql.Rows) (entente.Source, error) {
		var s entente.Source
		var id string
		var source []byte
		if err := rs.Scan(&id, &source); err != nil {
			return s, err
		}
		return s, decode("article", id, source, &s)
	}, "SELECT id, source FROM article WHERE "+where+" ORDER BY id", args...)
}

// kept is an article with its key.
type kept struct {
	entente.Article
	origin string
}

// articles are the articles for which the condition holds, with Raw when asked.
func articles(ctx context.Context, q querier, raw bool, where string, args ...any) ([]kept, error) {
	return list(ctx, q, func(rs *sql.Rows) (kept, error) {
		var a kept
		var id string
		var source, doc, bytes, sum []byte
		if err := rs.Scan(&id, &a.origin, &source, &doc, &bytes, &sum); err != nil {
			return a, err
		}
		if err := sound("article", id, sum, source, doc, bytes); err != nil {
			return a, err
		}
		plain, err := unpack(doc)
		if err == nil {
			err = decode("article", id, plain, &a.Article)
		}
		if err == nil && raw {
			a.Raw, err = unpack(bytes)
		}
		return a, err
	}, "SELECT id, origin, source, doc, raw, sum FROM article WHERE "+where, args...)
}

// day counts days since 1970.
func day(t time.Time) int64 { return t.UTC().Truncate(24*time.Hour).Unix() / 86400 }
