package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/engine"
	"github.com/entente-project/entente/read"
	"github.com/entente-project/entente/store"
)

func readCmd(a *app) *cobra.Command {
	var format, language, rejectsFile string
	cmd := &cobra.Command{
		Use:   "read PATH...",
		Short: "Read articles (HTML, plain text, NDJSON) into the ledger",
		Long: `Reads files, all files under a directory, or standard input ("-"), codes each article and stores it with its reports, one transaction an
article. What is stored already changes nothing. Inputs that hold no article, are damaged or in a language without a folder are named on standard
error, written to the rejects file, and counted; the others are stored and the exit code is 3. Files and directories under a directory whose name
begins with a dot are left out. The interrupt key ends the work after the article at hand; the same command goes on from there.
With --format ndjson nothing is stored: the extracted articles, of any language, are written to standard output.`,
		Example: `  entente read page.html clippings/
  curl -s https://example.org/story | entente read -
  entente read --ledger crisis.db articles.ndjson`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("nothing to read; name files or directories, or - for standard input")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if format != "" && format != "ndjson" {
				return usage("unknown format %q: want ndjson, or leave --format out to store", format)
			}
			if err := checkLang(language); err != nil {
				return err
			}
			return a.read(cmd.Context(), args, language, format, rejectsFile)
		},
	}
	cmd.Flags().StringVar(&format, "format", "", "ndjson: write the articles to standard output and store nothing")
	cmd.Flags().StringVar(&language, "lang", "", "language of the articles (default: found from each)")
	cmd.Flags().StringVar(&rejectsFile, "rejects", "", "file to which rejected inputs are written as NDJSON (default: none)")
	return cmd
}

func (a *app) read(ctx context.Context, paths []string, language, format, rejectsFile string) error {
	e, err := a.engine()
	if err != nil {
		return err
	}
	bad, err := openRejects(rejectsFile)
	if err != nil {
		return err
	}
	defer bad.Close()
	if format == "ndjson" {
		return a.extract(e, a.sources(paths, language, rejectsFile), bad)
	}
	l, err := a.writing()
	if err != nil {
		return err
	}
	defer l.Close()
	ctx, stop := a.finishing(ctx)
	defer stop()
	file, err := a.ledgerFile()
	if err != nil {
		return err
	}
	return a.readAll(ctx, e, l, a.sources(paths, language, rejectsFile, file, file+"-wal", file+"-shm"), bad)
}

// finishing is a context that ends at the first interrupt, so that the article at hand can be finished; the second one ends the program at once.
func (a *app) finishing(ctx context.Context) (context.Context, func()) {
	ctx, cancel := context.WithCancel(ctx)
	heard := make(chan os.Signal, 1)
	signal.Notify(heard, os.Interrupt, syscall.SIGTERM)
	go func() {
		select {
		case <-heard:
			fmt.Fprintln(a.err, "interrupted: the article at hand is finished first; interrupt again to stop at once")
			cancel()
		case <-ctx.Done():
		}
		signal.Stop(heard)
	}()
	return ctx, cancel
}

// intake is a reading under way.
type intake struct {
	engine         *engine.Engine
	ledger         store.Ledger
	bar            *bar
	rejects        rejects
	sum            rejected
	known, reports int
}

// readAll reads, codes and stores; the sum is printed at the end, whatever the end is.
func (a *app) readAll(ctx context.Context, e *engine.Engine, l store.Ledger, sources []func() input, bad rejects) error {
	k := &intake{engine: e, ledger: l, bar: newBar(a.err, len(sources)), rejects: bad}
	whole, err := k.all(ctx, sources)
	k.bar.done()
	fmt.Fprintf(a.err, "%d articles read (%d new, %d known already), %d reports, %d rejected\n", k.sum.taken, k.sum.taken-k.known, k.known, k.reports, k.sum.rejects)
	switch {
	case err != nil:
		return err
	case !whole:
		return fmt.Errorf("interrupted after %d articles; what is stored is complete, run the same command again to go on", k.sum.taken)
	}
	return k.sum.verdict()
}

// all takes source after source; it tells false if the context ended before the last article.
func (k *intake) all(ctx context.Context, sources []func() input) (bool, error) {
	for _, next := range sources {
		if ctx.Err() != nil {
			return false, nil
		}
		in := next()
		if whole, err := k.one(ctx, in); !whole || err != nil {
			return false, err
		}
		k.bar.step()
	}
	return true, nil
}

func (k *intake) one(ctx context.Context, in input) (bool, error) {
	if in.err != nil {
		return true, k.reject(in.src.Name, in.err)
	}
	articles, bad := k.engine.Read(in.src)
	for _, r := range bad {
		if err := k.reject(r.Where, r.Err); err != nil {
			return false, err
		}
	}
	for i, art := range articles {
		if i > 0 && ctx.Err() != nil {
			return false, nil
		}
		if err := k.article(ctx, in.src.Name, art); err != nil {
			return false, err
		}
	}
	return true, nil
}

// article stores one article. It is not given up half way: the interrupt is heeded between articles.
func (k *intake) article(ctx context.Context, name string, art *entente.Article) error {
	if err := k.engine.Served(called(name, art), art); err != nil {
		return k.reject(name, err)
	}
	added, reports, err := k.engine.Put(context.WithoutCancel(ctx), k.ledger, art)
	if err != nil {
		return fmt.Errorf("store %s: %w; mend the cause and run the same command again, what was stored before stays", name, err)
	}
	k.sum.taken++
	if added {
		k.reports += len(reports)
	} else {
		k.known++
	}
	return nil
}

// called is what an article is called in messages: its file and address, or its first words, for a file may hold many.
func called(name string, art *entente.Article) string {
	if art.URL != "" {
		return name + ", " + art.URL
	}
	first := []rune(art.Text)
	return name + ", “" + string(first[:min(len(first), 40)]) + "…”"
}

func (k *intake) reject(where string, err error) error {
	k.sum.rejects++
	k.bar.say(printable(err.Error()))
	return k.rejects.write(where, err)
}

// extract writes articles as NDJSON, without storing or coding.
func (a *app) extract(e *engine.Engine, sources []func() input, bad rejects) error {
	k := &intake{engine: e, bar: newBar(a.err, 0), rejects: bad}
	w := bufio.NewWriter(a.out)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, next := range sources {
		in := next()
		var articles []*entente.Article
		failed := []read.Reject{{Where: in.src.Name, Err: in.err}}
		if in.err == nil {
			articles, failed = e.Read(in.src)
		}
		for _, r := range failed {
			if err := k.reject(r.Where, r.Err); err != nil {
				return err
			}
		}
		for _, art := range articles {
			k.sum.taken++
			if err := enc.Encode(art); err != nil {
				return fmt.Errorf("write articles: %w", err)
			}
		}
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("write articles: %w", err)
	}
	return k.sum.verdict()
}
