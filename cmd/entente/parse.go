package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/engine"
	"github.com/entente-project/entente/parse/conllu"
	"github.com/entente-project/entente/read/charset"
)

func parseCmd(a *app) *cobra.Command {
	var language, format, rejectsFile string
	var pretokenized bool
	cmd := &cobra.Command{
		Use:   "parse [FILE...]",
		Short: "Parse text: words, tags, lemmas and Universal Dependencies trees as CoNLL-U",
		Long: `Reads text (files, or standard input) and writes CoNLL-U on standard output. A line end closes a paragraph, and a paragraph closes a
sentence. With --pretokenized the input is CoNLL-U whose tokens and words are kept and whose tags and trees are drawn anew.
A language without a folder is parsed all the same, as well as the network knows it. Files that cannot be read, are no UTF-8 text or no CoNLL-U are
named on standard error, the others are parsed, and the exit code is 3.`,
		Example: `  echo "L'Iran a rappelé son ambassadeur." | entente parse --lang fr
  entente parse --lang en --pretokenized gold.conllu > system.conllu`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if format != "conllu" {
				return usage("unknown format %q: want conllu", format)
			}
			if err := checkLang(language); err != nil {
				return err
			}
			e, err := a.engine()
			if err != nil {
				return err
			}
			if len(args) == 0 {
				args = []string{"-"}
			}
			bad, err := openRejects(rejectsFile)
			if err != nil {
				return err
			}
			defer bad.Close()
			return a.parseAll(e, args, language, pretokenized, bad)
		},
	}
	cmd.Flags().StringVar(&language, "lang", "", "language, ISO 639-1 (default: found from the text)")
	cmd.Flags().StringVar(&format, "format", "conllu", "output format")
	cmd.Flags().StringVar(&rejectsFile, "rejects", "", "file to which rejected inputs are added as NDJSON (default: none)")
	cmd.Flags().BoolVar(&pretokenized, "pretokenized", false, "the input is CoNLL-U: keep its tokens and words")
	return cmd
}

// parseAll parses file by file; what cannot be parsed is named and counted. Errors of writing are kept by the sink behind a.out.
func (a *app) parseAll(e *engine.Engine, names []string, language string, pretokenized bool, bad rejects) error {
	var sum rejected
	p := a.begin("parsing", len(names), true)
	defer p.end()
	w := bufio.NewWriterSize(a.out, 1<<16)
	for _, name := range names {
		b, err := a.bytes(name)
		var doc conllu.Document
		if err == nil {
			doc, err = parsed(e, name, b, language, pretokenized)
		}
		if err != nil {
			sum.rejects++
			err = a.reject(p, bad, rejectOf(name, err))
		} else {
			sum.taken++
			if err = conllu.Write(w, doc.Sentences); err != nil {
				err = fmt.Errorf("write trees of %s: %w", name, err)
			}
		}
		if err != nil {
			return err
		}
		p.step()
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("write trees: %w", err)
	}
	return sum.verdict()
}

// mostFile is the largest file that is taken whole into memory.
const mostFile = 64 << 20

// bytes is a whole file, or standard input for "-".
func (a *app) bytes(name string) ([]byte, error) {
	var in io.Reader = a.in
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, unread(name, err)
		}
		defer f.Close()
		st, err := f.Stat()
		switch {
		case err != nil:
			return nil, unread(name, err)
		case st.IsDir():
			return nil, fmt.Errorf("read %s: is a directory; name the files in it", name)
		case st.Size() > mostFile:
			return nil, tooBig(name)
		}
		in = f
	}
	b, err := io.ReadAll(io.LimitReader(in, mostFile+1))
	if err != nil {
		return nil, unread(name, err)
	}
	if len(b) > mostFile {
		return nil, tooBig(name)
	}
	return b, nil
}

func tooBig(name string) error {
	return fmt.Errorf("read %s: %w: over %d MiB; cut it into parts", name, entente.ErrTooLong, mostFile>>20)
}

// parsed is the trees of one input, after it was found to be text.
func parsed(e *engine.Engine, name string, b []byte, language string, pretokenized bool) (conllu.Document, error) {
	if kind := charset.Binary(b); kind != "" {
		return conllu.Document{}, fmt.Errorf("parse %s: %w: %s; want plain text", name, entente.ErrNotText, kind)
	}
	if at := charset.Invalid(b); at >= 0 {
		return conllu.Document{}, fmt.Errorf("parse %s: %w: not UTF-8 at byte %d; convert it to UTF-8", name, entente.ErrNotText, at)
	}
	if pretokenized {
		doc, err := conllu.Read(bytes.NewReader(b), name)
		if err != nil {
			return doc, fmt.Errorf("parse %w", err)
		}
		for i := range doc.Sentences {
			e.Tree(&doc.Sentences[i].Sentence)
		}
		return doc, nil
	}
	text := string(b)
	if language == "" {
		language = e.Language(text)
	}
	sentences := e.Trees(language, text)
	return conllu.Of(text, sentences), nil
}
