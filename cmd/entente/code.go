package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"github.com/entente-project/entente/engine"
	"github.com/entente-project/entente/export"
)

func codeCmd(a *app) *cobra.Command {
	var defaults export.Request
	cmd := &cobra.Command{
		Use:   "code",
		Short: "Code texts: NDJSON in, one line of reports out for each line in",
		Long: `Reads NDJSON on standard input, one text a line, and writes one line for each, in order: who does what to whom, how far it has
come, who says so, with the bytes it rests on. Nothing is stored. With "actor" and "recipient" given, exactly one report comes back: the best
reading of what that actor does to that recipient. A line that cannot be coded gets {"id":...,"error":{...}} in its place, the others are
coded all the same, and the exit code is 3. The format is docs/formats/coding.md.`,
		Example: `  echo '{"id":"1","text":"Mali expelled the French ambassador."}' | entente code
  entente code --lang fr --date 2024-01-17 < texts.ndjson > reports.ndjson`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := checkLang(defaults.Lang); err != nil {
				return err
			}
			if _, err := time.Parse(time.DateOnly, defaults.Date); err != nil && defaults.Date != "" {
				return usage("--date %q: want a day as 2024-01-17", defaults.Date)
			}
			e, err := a.engine()
			if err != nil {
				return err
			}
			return codeStream(e, a.in, a.out, defaults)
		},
	}
	cmd.Flags().StringVar(&defaults.Lang, "lang", "", "language of lines that name none (default: found from the text)")
	cmd.Flags().StringVar(&defaults.Date, "date", "", "day of lines that name none, as 2024-01-17")
	return cmd
}

// mostLine bounds one line of input: a text with its context, escaped.
const mostLine = 8 * engine.MostText

// codeStream codes lines side by side and writes the answers in the order of the lines.
func codeStream(e *engine.Engine, in io.Reader, out io.Writer, defaults export.Request) error {
	type job struct {
		line   []byte
		answer chan any
	}
	jobs := make(chan job, workers())
	order := make(chan job, 4*workers())
	for range workers() {
		go func() {
			for j := range jobs {
				j.answer <- e.Coding(j.line, defaults)
			}
		}()
	}
	var readErr error
	go func() {
		defer close(order)
		defer close(jobs)
		readErr = eachLine(in, mostLine, func(line []byte, tooLong bool) {
			j := job{line, make(chan any, 1)}
			order <- j
			if tooLong {
				j.answer <- export.Failure{Error: export.Problem{Kind: "length", Detail: fmt.Sprintf("a line of over %d bytes; cut the text into articles", mostLine)}}
				return
			}
			jobs <- j
		})
	}()
	w := bufio.NewWriterSize(out, 1<<16)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	var count rejected
	for j := range order {
		answer := <-j.answer
		if _, bad := answer.(export.Failure); bad {
			count.rejects++
		} else {
			count.taken++
		}
		if err := enc.Encode(answer); err != nil {
			return fmt.Errorf("write reports: %w", err)
		}
		if len(order) == 0 {
			if err := w.Flush(); err != nil {
				return fmt.Errorf("write reports: %w", err)
			}
		}
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("write reports: %w", err)
	}
	if readErr != nil {
		return readErr
	}
	return count.verdict()
}

// eachLine calls f with each line that is not blank. A line over the bound is skipped to its end and told as too long.
func eachLine(in io.Reader, most int, f func(line []byte, tooLong bool)) error {
	r := bufio.NewReaderSize(in, 1<<16)
	var line []byte
	long := false
	for {
		part, err := r.ReadSlice('\n')
		if !long {
			line = append(line, part...)
			long = len(line) > most
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return fmt.Errorf("read standard input: %w", err)
		}
		if long {
			f(nil, true)
		} else if t := trimmed(line); len(t) > 0 {
			f(append([]byte(nil), t...), false)
		}
		line, long = line[:0], false
		if err != nil {
			return nil
		}
	}
}

func trimmed(b []byte) []byte {
	for len(b) > 0 && (b[len(b)-1] == '\n' || b[len(b)-1] == '\r' || b[len(b)-1] == ' ') {
		b = b[:len(b)-1]
	}
	for len(b) > 0 && (b[0] == ' ' || b[0] == '\t') {
		b = b[1:]
	}
	return b
}
