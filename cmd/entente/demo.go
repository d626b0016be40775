package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/entente-project/entente/engine"
	"github.com/entente-project/entente/engine/rules"
	"github.com/entente-project/entente/examples"
	"github.com/entente-project/entente/read"
	"github.com/entente-project/entente/relate"
	"github.com/entente-project/entente/store"
	"github.com/entente-project/entente/store/sqlite"
)

func demoCmd(a *app) *cobra.Command {
	var once bool
	var keep string
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "Read the bundled examples into a fresh ledger and show what happened",
		Long: `Reads the articles bundled with the program (examples/: the crisis between Iran and Pakistan of January 2024 and other affairs, told in our own words by
invented outlets) into a fresh ledger, then prints the events, each with its sentence, who says so and how many independent sources tell it, and
the relations that changed. Needs no network and no set-up.`,
		Example: "  entente demo\n  entente demo --keep demo.db && entente relation PAK IRN --ledger demo.db",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if a.format == "" {
				a.format = "table"
			}
			ctx, stop := a.finishing(cmd.Context())
			defer stop()
			return a.demo(ctx, keep)
		},
	}
	cmd.Flags().BoolVar(&once, "once", false, "print and leave (what demo does anyway until there is a page to open)")
	cmd.Flags().StringVar(&keep, "keep", "", "keep the ledger in this file, which must not exist yet")
	return cmd
}

func (a *app) demo(ctx context.Context, keep string) error {
	n, err := engine.NewNames("en")
	if err != nil {
		return err
	}
	e, err := a.engine()
	if err != nil {
		return err
	}
	path := keep
	if path == "" {
		folder, err := os.MkdirTemp("", "entente-demo-")
		if err != nil {
			return fmt.Errorf("make a folder for the demo: %w", err)
		}
		defer os.RemoveAll(folder)
		path = filepath.Join(folder, "ledger.db")
	} else if _, err := os.Stat(path); err == nil {
		return usage("--keep %s: the file is there already; the demo wants a fresh one", path)
	}
	l, err := sqlite.Open(path, rules.Of(e.Ontology), sqlite.Options{})
	if err != nil {
		return err
	}
	defer l.Close()
	if err := a.readAll(ctx, e, l, nil, bundled(), rejects{}); err != nil {
		return err
	}
	if a.progress != "json" {
		a.line("")
	}
	if err := a.events(ctx, l, n, store.Filter{}); err != nil {
		return err
	}
	if !a.forPeople() {
		return nil
	}
	return a.changed(ctx, l, n)
}

// bundled are the examples, as if they had been read from files.
func bundled() []func() input {
	var out []func() input
	fs.WalkDir(examples.Files, ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			out = append(out, func() input {
				b, err := examples.Files.ReadFile(path)
				return input{read.Source{Name: "examples/" + path, Bytes: b, Read: time.Now()}, err}
			})
		}
		return err
	})
	return out
}

// changed prints every relation that has a state, the ones with most events first.
func (a *app) changed(ctx context.Context, l store.Ledger, n *engine.Names) error {
	events, err := l.Events(ctx, store.Filter{})
	if err != nil {
		return err
	}
	count := map[[2]string]int{}
	for i := range events {
		for _, p := range relate.Pairs(&events[i]) {
			count[p]++
		}
	}
	pairs := make([][2]string, 0, len(count))
	for p := range count {
		pairs = append(pairs, p)
	}
	slices.SortFunc(pairs, func(x, y [2]string) int {
		if count[x] != count[y] {
			return count[y] - count[x]
		}
		return slices.Compare(x[:], y[:])
	})
	fmt.Fprint(a.out, "RELATIONS THAT CHANGED\n\n")
	for _, p := range pairs {
		r, err := l.Relation(ctx, p[0], p[1])
		if err != nil {
			return err
		}
		if len(r.Aspects)+len(r.Ties) == 0 {
			continue
		}
		if err := a.relation(ctx, l, n, r); err != nil {
			return err
		}
		fmt.Fprintln(a.out)
	}
	return nil
}
