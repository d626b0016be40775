package conllu

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/entente-project/entente"
)

// Of makes a document of parsed sentences and the text their spans point into. Each has the comments sent_id (1, 2, ...)
// and text, and "newpar" where a line end stands before it.
func Of(text string, sentences []entente.Sentence) Document {
	d := Document{Text: text, Sentences: make([]Sentence, len(sentences))}
	end := 0
	for i, s := range sentences {
		var c []string
		if i == 0 || strings.ContainsAny((entente.Span{Start: end, End: s.Span.Start}).Of(text), "\n\r") {
			c = append(c, "newpar")
		}
		c = append(c, "sent_id = "+strconv.Itoa(i+1), "text = "+oneLine(s.Span.Of(text)))
		d.Sentences[i] = Sentence{Comments: c, Sentence: s}
		end = s.Span.End
	}
	return d
}

// oneLine is a text with its control characters made spaces.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\t' || control(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// Write writes sentences, each with an empty line behind it.
func Write(w io.Writer, sentences []Sentence) error {
	out := bufio.NewWriter(w)
	for i := range sentences {
		write(out, &sentences[i])
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write conllu: %w", err)
	}
	return nil
}

// write writes one sentence; the buffer keeps the error for its Flush.
func write(out *bufio.Writer, s *Sentence) {
	for _, c := range s.Comments {
		out.WriteString("# " + oneLine(c) + "\n")
	}
	for i := range s.Tokens {
		t := &s.Tokens[i]
		misc := "_"
		if !t.SpaceAfter {
			misc = "SpaceAfter=No"
		}
		if t.Last > t.First {
			fmt.Fprintf(out, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", t.First+1, t.Last+1, column(t.Form), misc)
			misc = "_"
		}
		for k := max(t.First, 0); k <= t.Last && k < len(s.Words); k++ {
			w := &s.Words[k]
			head := "_"
			if w.Deprel != "" {
				head = strconv.Itoa(w.Head)
			}
			fmt.Fprintf(out, "%d\t%s\t%s\t%s\t_\t%s\t%s\t%s\t_\t%s\n",
				k+1, column(w.Form), column(w.Lemma), column(w.UPOS), column(w.Feats), head, column(w.Deprel), misc)
		}
	}
	out.WriteByte('\n')
}

// column is a value as a column holds it: "_" for nothing.
func column(s string) string {
	if s = strings.TrimSpace(oneLine(s)); s == "" {
		return "_"
	}
	return s
}
