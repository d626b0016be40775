package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
)

// readFlags are the flags of read.
type readFlags struct {
	format, language, rejects string
	dry                       bool
}

func readCmd(a *app) *cobra.Command {
	var f readFlags
	cmd := &cobra.Command{
		Use:   "read PATH...",
		Short: "Read articles (HTML, plain text, NDJSON) into the ledger",
		Long: `Reads files, all files under a directory, or standard input ("-"), codes each article and stores it with its reports, one transaction an
article. What is stored already changes nothing. Inputs that hold no article, are damaged or in a language without a folder are named on standard
error, written to the rejects file, and counted; the others are stored and the exit code is 3. Files and directories under a directory whose name
begins with a dot are left out. The interrupt key ends the work after the article at hand; the same command goes on from there.
With --dry-run all is read and coded, nothing is stored, and there is a row for each article that would be: "new" tells whether the ledger lacks it.
With --format ndjson nothing is coded or stored: the extracted articles, of any language, are written to standard output.`,
		Example: `  entente read page.html clippings/
  curl -s https://example.org/story | entente read -
  entente read --dry-run -o csv clippings/ > would-be-stored.csv
  entente read --ledger crisis.db --rejects rejects.ndjson --progress=json articles.ndjson`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("nothing to read; name files or directories, or - for standard input")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := f.check(cmd); err != nil {
				return err
			}
			return a.read(cmd.Context(), args, f)
		},
	}
	cmd.Flags().StringVar(&f.format, "format", "", "ndjson: write the articles to standard output and store nothing")
	cmd.Flags().StringVar(&f.language, "lang", "", "language of the articles (default: found from each)")
	cmd.Flags().StringVar(&f.rejects, "rejects", "", "file to which rejected inputs are added as NDJSON (default: none)")
	cmd.Flags().BoolVar(&f.dry, "dry-run", false, "read and code, store nothing, list what would be stored")
	return cmd
}

func (f readFlags) check(cmd *cobra.Command) error {
	if f.format != "" && f.format != "ndjson" {
		return usage("unknown format %q: want ndjson, or leave --format out to store", f.format)
	}
	if f.format != "" && f.dry {
		return usage("--format ndjson stores nothing anyway; leave out one of --format and --dry-run")
	}
	for _, name := range []string{"output", "fields", "no-headers"} {
		if cmd.Flags().Changed(name) && !f.dry {
			return usage("--%s is for the rows of read --dry-run; what is stored is listed by entente events", name)
		}
	}
	return checkLang(f.language)
}

func (a *app) read(ctx context.Context, paths []string, f readFlags) error {
	e, err := a.engine()
	if err != nil {
		return err
	}
	bad, err := openRejects(f.rejects)
	if err != nil {
		return err
	}
	defer bad.Close()
	ctx, stop := a.finishing(ctx)
	defer stop()
	if f.format == "ndjson" {
		return a.extract(ctx, e, a.sources(paths, f.language, f.rejects), bad)
	}
	file, err := a.ledgerFile()
	if err != nil {
		return err
	}
	sources := a.sources(paths, f.language, f.rejects, file, file+"-wal", file+"-shm")
	if f.dry {
		return a.rehearse(ctx, e, sources, bad)
	}
	l, err := a.writing()
	if err != nil {
		return err
	}
	defer l.Close()
	return a.readAll(ctx, e, l, nil, sources, bad)
}

// finishing is a context that ends at the first interrupt, so that the article at hand can be finished; the second one ends the program at once.
func (a *app) finishing(ctx context.Context) (context.Context, func()) {
	ctx, cancel := context.WithCancel(ctx)
	heard := make(chan os.Signal, 1)
	signal.Notify(heard, os.Interrupt, syscall.SIGTERM)
	go func() {
		select {
		case <-heard:
			a.note("interrupted: the article at hand is finished first; interrupt again to stop at once")
			cancel()
		case <-ctx.Done():
		}
		signal.Stop(heard)
	}()
	return ctx, cancel
}
