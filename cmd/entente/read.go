package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

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
error, written to the rejects file, and counted; the others are stored and the exit code is 3.
With --format ndjson nothing is stored: the extracted articles are written to standard output.`,
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
			e, err := a.engine()
			if err != nil {
				return err
			}
			switch format {
			case "":
			case "ndjson":
				return a.extract(e, args, language)
			default:
				return usage("unknown format %q: want ndjson, or leave --format out to store", format)
			}
			l, err := a.writing()
			if err != nil {
				return err
			}
			defer l.Close()
			return a.readAll(cmd.Context(), e, l, a.sources(args, language), rejectsFile)
		},
	}
	cmd.Flags().StringVar(&format, "format", "", "ndjson: write the articles to standard output and store nothing")
	cmd.Flags().StringVar(&language, "lang", "", "language of the articles (default: found from each)")
	cmd.Flags().StringVar(&rejectsFile, "rejects", "", "file to which rejected inputs are written as NDJSON (default: none)")
	return cmd
}

// input is one thing to read: bytes, or the error of getting them.
type input struct {
	src read.Source
	err error
}

// sources walks the paths in order. Files are opened one by one, as they are asked for.
func (a *app) sources(paths []string, language string) []func() input {
	var out []func() input
	add := func(name string) {
		out = append(out, func() input {
			b, err := a.bytes(name)
			return input{read.Source{Name: name, Bytes: b, Read: time.Now(), Lang: language}, err}
		})
	}
	for _, p := range paths {
		st, err := os.Stat(p)
		if p == "-" || err != nil || !st.IsDir() {
			add(p)
			continue
		}
		count := len(out)
		filepath.WalkDir(p, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				out = append(out, func() input {
					return input{read.Source{Name: path}, fmt.Errorf("read %s: %w", path, cause(err))}
				})
				return nil
			}
			if d.Type().IsRegular() && !strings.HasPrefix(d.Name(), ".") {
				add(path)
			}
			return nil
		})
		if len(out) == count {
			out = append(out, func() input {
				return input{read.Source{Name: p}, fmt.Errorf("read %s: %w: no file in this directory", p, entente.ErrNoBody)}
			})
		}
	}
	return out
}

// readAll reads, codes and stores; the sum is printed at the end. The interrupt key ends it after the article at hand.
func (a *app) readAll(ctx context.Context, e *engine.Engine, l store.Ledger, sources []func() input, rejectsFile string) error {
	bad, err := openRejects(rejectsFile)
	if err != nil {
		return err
	}
	defer bad.Close()
	bar := newBar(a.err, len(sources))
	defer bar.done()
	var sum rejected
	known, reports := 0, 0
	reject := func(where string, err error) {
		sum.rejects++
		bar.say(printable(err.Error()))
		bad.write(where, err)
	}
	for _, next := range sources {
		if ctx.Err() != nil {
			break
		}
		in := next()
		if in.err != nil {
			reject(in.src.Name, in.err)
			bar.step()
			continue
		}
		articles, rejects := e.Read(in.src)
		for _, r := range rejects {
			reject(r.Where, r.Err)
		}
		for _, art := range articles {
			if err := e.Served(art); err != nil {
				reject(in.src.Name, fmt.Errorf("%s: %w", in.src.Name, err))
				continue
			}
			added, rs, err := e.Put(context.WithoutCancel(ctx), l, art)
			if err != nil {
				return fmt.Errorf("store %s: %w", in.src.Name, err)
			}
			sum.taken++
			if added {
				reports += len(rs)
			} else {
				known++
			}
		}
		bar.step()
	}
	bar.done()
	fmt.Fprintf(a.err, "%d articles read (%d new, %d known already), %d reports, %d rejected\n", sum.taken, sum.taken-known, known, reports, sum.rejects)
	switch {
	case ctx.Err() != nil:
		return fmt.Errorf("interrupted after %d articles; what is stored is complete, run the same command again to go on", sum.taken)
	case sum.rejects > 0:
		return sum
	}
	return nil
}

// extract writes articles as NDJSON, without storing or coding.
func (a *app) extract(e *engine.Engine, paths []string, language string) error {
	var sum rejected
	w := bufio.NewWriter(a.out)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, next := range a.sources(paths, language) {
		in := next()
		if in.err != nil {
			sum.rejects++
			fmt.Fprintln(a.err, printable(in.err.Error()))
			continue
		}
		articles, rejects := e.Read(in.src)
		for _, r := range rejects {
			sum.rejects++
			fmt.Fprintln(a.err, printable(r.Err.Error()))
		}
		for _, art := range articles {
			sum.taken++
			if err := enc.Encode(art); err != nil {
				return fmt.Errorf("write articles: %w", err)
			}
		}
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("write articles: %w", err)
	}
	if sum.rejects > 0 {
		return sum
	}
	return nil
}

// rejects is the file of rejected inputs; the zero value writes nowhere.
type rejects struct{ w io.WriteCloser }

func openRejects(name string) (rejects, error) {
	if name == "" {
		return rejects{}, nil
	}
	f, err := os.OpenFile(name, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return rejects{}, fmt.Errorf("write rejects to %s: %w", name, cause(err))
	}
	return rejects{f}, nil
}

func (r rejects) write(where string, err error) {
	if r.w != nil {
		b, _ := json.Marshal(map[string]string{"where": where, "reason": err.Error()})
		r.w.Write(slices.Concat(b, []byte("\n")))
	}
}

func (r rejects) Close() error {
	if r.w == nil {
		return nil
	}
	return r.w.Close()
}
