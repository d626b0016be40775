package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/entente-project/entente/engine"
	"github.com/entente-project/entente/parse/conllu"
)

func parseCmd(a *app) *cobra.Command {
	var language, format string
	var pretokenized bool
	cmd := &cobra.Command{
		Use:   "parse [FILE...]",
		Short: "Parse text: words, tags, lemmas and Universal Dependencies trees as CoNLL-U",
		Long: `Reads text (files, or standard input) and writes CoNLL-U on standard output. A line end closes a paragraph, and a paragraph closes a
sentence. With --pretokenized the input is CoNLL-U whose tokens and words are kept and whose tags and trees are drawn anew.
A language without a folder is parsed all the same, as well as the network knows it.`,
		Example: `  echo "L'Iran a rappelé son ambassadeur." | entente parse --lang fr
  entente parse --lang en --pretokenized gold.conllu > system.conllu`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if format != "conllu" {
				return usage("unknown format %q: want conllu", format)
			}
			e, err := a.engine()
			if err != nil {
				return err
			}
			if len(args) == 0 {
				args = []string{"-"}
			}
			w := bufio.NewWriterSize(a.out, 1<<16)
			for _, name := range args {
				b, err := a.bytes(name)
				if err != nil {
					return err
				}
				if err := parseOne(e, w, name, b, language, pretokenized); err != nil {
					return err
				}
			}
			return w.Flush()
		},
	}
	cmd.Flags().StringVar(&language, "lang", "", "language, ISO 639-1 (default: found from the text)")
	cmd.Flags().StringVar(&format, "format", "conllu", "output format")
	cmd.Flags().BoolVar(&pretokenized, "pretokenized", false, "the input is CoNLL-U: keep its tokens and words")
	return cmd
}

// mostFile is the largest file that is taken whole into memory.
const mostFile = 64 << 20

// bytes is a whole file, or standard input for "-".
func (a *app) bytes(name string) ([]byte, error) {
	var in io.Reader = a.in
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", name, cause(err))
		}
		defer f.Close()
		if st, err := f.Stat(); err == nil && st.IsDir() {
			return nil, fmt.Errorf("read %s: is a directory; name the files in it", name)
		}
		in = f
	}
	b, err := io.ReadAll(io.LimitReader(in, mostFile+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, cause(err))
	}
	if len(b) > mostFile {
		return nil, fmt.Errorf("read %s: over %d MiB; cut it into parts", name, mostFile>>20)
	}
	return b, nil
}

func parseOne(e *engine.Engine, w io.Writer, name string, b []byte, language string, pretokenized bool) error {
	if pretokenized {
		doc, err := conllu.Read(bytes.NewReader(b), name)
		if err != nil {
			return err
		}
		for i := range doc.Sentences {
			e.Tree(&doc.Sentences[i].Sentence)
		}
		return conllu.Write(w, doc.Sentences)
	}
	text := string(bytes.ToValidUTF8(b, []byte("\uFFFD")))
	if language == "" {
		language = e.Language(text)
	}
	sentences, _ := e.Parse(language, text)
	return conllu.Write(w, conllu.Of(text, sentences).Sentences)
}
