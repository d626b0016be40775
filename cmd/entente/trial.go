package main

import (
	"context"
	"errors"
	"time"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/engine/rules"
	"github.com/entente-project/entente/ontology"
	"github.com/entente-project/entente/read"
	"github.com/entente-project/entente/store"
	"github.com/entente-project/entente/store/memory"
)

// trial is the ledger of a dry run: it answers from the real one, if there is one, takes nothing in, and lists what would have entered.
type trial struct {
	store.Ledger
	rules *store.Rules
	seen  map[string]bool // ids of articles that would be there by now
	rows  [][]any
}

var trialColumns = []string{"where", "article", "new", "published", "lang", "publisher", "headline", "reports", "acts"}

// trying opens the ledger for a dry run; where there is none yet, an empty one in memory stands for it.
func (a *app) trying() (*trial, error) {
	o, err := ontology.Load()
	if err != nil {
		return nil, err
	}
	t := &trial{rules: rules.Of(o), seen: map[string]bool{}}
	t.Ledger, err = a.reading()
	if errors.Is(err, entente.ErrNotFound) {
		t.Ledger, err = memory.New(t.rules), nil
	}
	return t, err
}

// Put tells what the ledger would: whether the article is new. What the ledger refuses, one of this article alone refuses as well.
func (t *trial) Put(ctx context.Context, a *entente.Article, reports []entente.Report) (bool, error) {
	if t.seen[a.ID] {
		return false, nil
	}
	switch _, err := t.Article(ctx, a.ID); {
	case err == nil:
		return false, nil
	case !errors.Is(err, entente.ErrNotFound):
		return false, err
	}
	if _, err := memory.New(t.rules).Put(ctx, a, reports); err != nil {
		return false, err
	}
	t.seen[a.ID] = true
	return true, nil
}

// list adds an article that was put.
func (t *trial) list(f read.Found, added bool, reports []entente.Report) {
	art := f.Article
	published := ""
	if !art.Published.IsZero() {
		published = art.Published.Format(time.RFC3339)
	}
	acts := []string{}
	for i := range reports {
		acts = append(acts, reports[i].Act)
	}
	t.rows = append(t.rows, []any{f.Where, art.ID, added, published, art.Lang, art.Publisher, art.Headline, len(reports), acts})
}
