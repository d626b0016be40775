package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/engine/rules"
	"github.com/entente-project/entente/ontology"
	"github.com/entente-project/entente/store"
	"github.com/entente-project/entente/store/sqlite"
)

// ledgerFile is the ledger named by --ledger, by ENTENTE_LEDGER, or in the user's data folder.
func (a *app) ledgerFile() (string, error) {
	if path := cmp.Or(a.ledgerPath, os.Getenv("ENTENTE_LEDGER")); path != "" {
		return path, nil
	}
	folder, err := dataFolder()
	if err != nil {
		return "", err
	}
	return filepath.Join(folder, "ledger.db"), nil
}

// reading opens the ledger to read it; there must be one.
func (a *app) reading() (store.Ledger, error) {
	path, err := a.ledgerFile()
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("open ledger %s: %w; read some articles first (entente read PATH), or name another with --ledger", path, entente.ErrNotFound)
	}
	return open(path, sqlite.Options{ReadOnly: true})
}

// writing opens the ledger to add to it, and makes one if there is none.
func (a *app) writing() (store.Ledger, error) {
	path, err := a.ledgerFile()
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("make ledger %s: %w; name another with --ledger", path, cause(err))
	}
	return open(path, sqlite.Options{})
}

func open(path string, opt sqlite.Options) (store.Ledger, error) {
	o, err := ontology.Load()
	if err != nil {
		return nil, err
	}
	return sqlite.Open(path, rules.Of(o), opt)
}

// cause is an error of the file system without the path that the message names already.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// unread is the error of a file that cannot be read, with what to do.
func unread(name string, err error) error {
	todo := "check the disk"
	switch {
	case errors.Is(err, fs.ErrNotExist):
		todo = "check the path"
	case errors.Is(err, fs.ErrPermission):
		todo = "check its permissions"
	}
	return fmt.Errorf("read %s: %w; %s", name, cause(err), todo)
}

// evidence finds for each event the report that a list shows: the earliest in the ledger's order, one that affirms before one that denies.
func evidence(ctx context.Context, l store.Ledger, f store.Filter) (map[string]entente.Filed, error) {
	reports, err := l.Reports(ctx, f)
	if err != nil {
		return nil, err
	}
	out := make(map[string]entente.Filed, len(reports))
	for _, r := range reports {
		out[r.ID] = r
	}
	return out, nil
}

// shown is the report of an event that stands for it: among those with the event's status the earliest told, the shortest sentence.
func shown(e *entente.Event, reports map[string]entente.Filed) entente.Filed {
	var best entente.Filed
	for _, id := range e.Reports {
		r, ok := reports[id]
		if !ok {
			continue
		}
		better := best.ID == "" || r.Status == e.Status && best.Status != e.Status
		if !better && (r.Status == e.Status) == (best.Status == e.Status) {
			better = r.Told.Before(best.Told) || r.Told.Equal(best.Told) && len(r.Text) < len(best.Text)
		}
		if better {
			best = r
		}
	}
	return best
}
