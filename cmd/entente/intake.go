package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/engine"
	"github.com/entente-project/entente/read"
	"github.com/entente-project/entente/store"
)

// intake is a reading under way: source after source, article after article.
type intake struct {
	app      *app
	engine   *engine.Engine
	take     func(ctx context.Context, f read.Found) error // what is done with an article; entente.ErrUnknownLang rejects it
	progress *progress
	rejects  rejects
	sum      readSum
}

// readSum is what a reading came to.
type readSum struct {
	Articles int  `json:"articles"`
	New      int  `json:"new"`
	Known    int  `json:"known"`   // in the ledger already
	Reports  int  `json:"reports"` // of the new ones
	Rejects  int  `json:"rejects"`
	Stored   bool `json:"stored"` // false in a dry run
}

// all takes what the sources hold, in their order; it tells false if the context ended before the last article.
func (k *intake) all(ctx context.Context, sources []func() input) (bool, error) {
	defer k.progress.end()
	for _, next := range sources {
		if ctx.Err() != nil {
			return false, nil
		}
		in := next()
		found := []read.Found{{Where: in.src.Name, Err: in.err}}
		if in.err == nil {
			found = k.engine.Each(in.src)
		}
		k.progress.more(len(found))
		for i, f := range found {
			if i > 0 && ctx.Err() != nil {
				return false, nil
			}
			if err := k.one(ctx, f); err != nil {
				return false, err
			}
			k.progress.step()
		}
	}
	return true, nil
}

// one takes or rejects an article. It is not given up half way: the interrupt is heeded between articles.
func (k *intake) one(ctx context.Context, f read.Found) error {
	err := f.Err
	if err == nil {
		err = k.take(context.WithoutCancel(ctx), f)
	}
	if f.Err != nil || errors.Is(err, entente.ErrUnknownLang) {
		k.sum.Rejects++
		return k.app.reject(k.progress, k.rejects, rejectOf(f.Where, err).at(f.Line, f.Offset))
	}
	if err == nil {
		k.sum.Articles++
	}
	return err
}

// readAll reads, codes and stores; the sum is told at the end, whatever the end is. In a dry run the ledger is the trial too.
func (a *app) readAll(ctx context.Context, e *engine.Engine, l store.Ledger, dry *trial, sources []func() input, bad rejects) error {
	k := &intake{app: a, engine: e, progress: a.begin("reading", len(sources), false), rejects: bad, sum: readSum{Stored: dry == nil}}
	k.take = func(ctx context.Context, f read.Found) error {
		if err := e.Served(called(f), f.Article); err != nil {
			return err
		}
		added, reports, err := e.Put(ctx, l, f.Article)
		if err != nil {
			return fmt.Errorf("store %s: %w; mend the cause and run the same command again, what was stored before stays", f.Where, err)
		}
		if added {
			k.sum.New++
			k.sum.Reports += len(reports)
		} else {
			k.sum.Known++
		}
		if dry != nil {
			dry.list(f, added, reports)
		}
		return nil
	}
	whole, err := k.all(ctx, sources)
	a.tellSum(k.sum)
	switch {
	case err != nil:
		return err
	case !whole:
		return fmt.Errorf("interrupted after %d articles; what is stored is complete, run the same command again to go on", k.sum.Articles)
	}
	return k.sum.verdict()
}

func (a *app) tellSum(s readSum) {
	if a.progress == "json" {
		a.object("sum", s)
		return
	}
	end := ""
	if !s.Stored {
		end = "; a dry run, nothing was stored"
	}
	a.note("%d articles read (%d new, %d known already), %d reports, %d rejected%s", s.Articles, s.New, s.Known, s.Reports, s.Rejects, end)
}

func (s readSum) verdict() error { return rejected{s.Rejects, s.Articles}.verdict() }

// called is what an article is called in messages: its file and address, or its first words, for a file may hold many.
func called(f read.Found) string {
	if f.Article.URL != "" {
		return f.Where + ", " + f.Article.URL
	}
	first := []rune(f.Article.Text)
	return f.Where + ", “" + string(first[:min(len(first), 40)]) + "…”"
}

// rehearse is readAll without storing; the rows of what was read are written at the end, whatever the end is.
func (a *app) rehearse(ctx context.Context, e *engine.Engine, sources []func() input, bad rejects) error {
	t, err := a.trying()
	if err != nil {
		return err
	}
	defer t.Close()
	err = a.readAll(ctx, e, t, t, sources, bad)
	if a.forPeople() {
		a.fields = []string{"new", "published", "lang", "reports", "acts", "where"} // what fits a screen
	}
	if lost := a.rows(trialColumns, t.rows); lost != nil {
		return lost
	}
	return err
}

// extract writes articles as NDJSON, without storing or coding.
func (a *app) extract(ctx context.Context, e *engine.Engine, sources []func() input, bad rejects) error {
	w := bufio.NewWriter(a.out)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	k := &intake{app: a, engine: e, progress: a.begin("extracting", len(sources), true), rejects: bad}
	k.take = func(_ context.Context, f read.Found) error {
		if err := enc.Encode(f.Article); err != nil {
			return fmt.Errorf("write articles: %w", err)
		}
		return nil
	}
	whole, err := k.all(ctx, sources)
	if lost := w.Flush(); err == nil && lost != nil {
		err = fmt.Errorf("write articles: %w", lost)
	}
	switch {
	case err != nil:
		return err
	case !whole:
		return fmt.Errorf("interrupted after %d articles; run the same command again for all", k.sum.Articles)
	}
	return k.sum.verdict()
}
