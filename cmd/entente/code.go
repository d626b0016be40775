package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/entente-project/entente/engine"
	"github.com/entente-project/entente/export"
)

func codeCmd(a *app) *cobra.Command {
	var defaults export.Request
	var rejectsFile string
	cmd := &cobra.Command{
		Use:   "code",
		Short: "Code texts: NDJSON in, one line of reports out for each line in",
		Long: `Reads NDJSON on standard input, one text a line, and writes one line for each, in order: who does what to whom, how far it has
come, who says so, with the bytes it rests on. Nothing is stored. With "actor" and "recipient" given, exactly one report comes back: the best
reading of what that actor does to that recipient. A line that cannot be coded gets {"id":...,"error":{...}} in its place, the others are
coded all the same, and the exit code is 3; standard error names the line. The format is docs/formats/coding.md.`,
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
			bad, err := openRejects(rejectsFile)
			if err != nil {
				return err
			}
			defer bad.Close()
			return a.codeStream(e, defaults, bad)
		},
	}
	cmd.Flags().StringVar(&defaults.Lang, "lang", "", "language of lines that name none (default: found from the text)")
	cmd.Flags().StringVar(&defaults.Date, "date", "", "day of lines that name none, as 2024-01-17")
	cmd.Flags().StringVar(&rejectsFile, "rejects", "", "file to which lines that cannot be coded are added as NDJSON (default: none)")
	return cmd
}

// mostLine bounds one line of input: a text with its context, escaped.
const mostLine = 8 * engine.MostText

// codeStream codes lines side by side and writes the answers in the order of the lines.
func (a *app) codeStream(e *engine.Engine, defaults export.Request, bad rejects) error {
	type job struct {
		inputLine
		answer chan any
	}
	jobs := make(chan job, workers())
	order := make(chan job, 4*workers())
	for range workers() {
		go func() {
			for j := range jobs {
				j.answer <- e.Coding(j.text, defaults)
			}
		}()
	}
	var readErr error
	go func() {
		defer close(order)
		defer close(jobs)
		readErr = eachLine(a.in, mostLine, func(l inputLine) {
			j := job{l, make(chan any, 1)}
			order <- j
			if l.tooLong {
				j.answer <- export.Failure{Error: export.Problem{Kind: "length", Detail: fmt.Sprintf("a line of over %d bytes; cut the text into articles", mostLine)}}
				return
			}
			jobs <- j
		})
	}()
	w := newAnswers(a, bad)
	defer w.progress.end()
	for j := range order {
		if err := w.write(j.inputLine, <-j.answer, len(order) == 0); err != nil {
			return err
		}
	}
	if err := w.out.Flush(); err != nil {
		return fmt.Errorf("write reports: %w", err)
	}
	if readErr != nil {
		return readErr
	}
	return w.sum.verdict()
}

// answers is where the answers to lines go, and what is told of them.
type answers struct {
	app      *app
	out      *bufio.Writer
	enc      *json.Encoder
	progress *progress
	rejects  rejects
	sum      rejected
}

func newAnswers(a *app, bad rejects) *answers {
	w := &answers{app: a, out: bufio.NewWriterSize(a.out, 1<<16), progress: a.begin("coding", 0, true), rejects: bad}
	w.enc = json.NewEncoder(w.out)
	w.enc.SetEscapeHTML(false)
	return w
}

// write writes an answer; last says that no other waits, so that whoever reads the answers need not.
func (w *answers) write(l inputLine, answer any, last bool) error {
	if f, ok := answer.(export.Failure); ok {
		w.sum.rejects++
		where := fmt.Sprintf("-:%d", l.number)
		r := reject{Where: where, Kind: f.Error.Kind, Reason: fmt.Sprintf("code %s: %s: %s", where, f.Error.Kind, f.Error.Detail)}
		if err := w.app.reject(w.progress, w.rejects, r.at(l.number, l.offset)); err != nil {
			return err
		}
	} else {
		w.sum.taken++
	}
	w.progress.step()
	err := w.enc.Encode(answer)
	if err == nil && last {
		err = w.out.Flush()
	}
	if err != nil {
		return fmt.Errorf("write reports: %w", err)
	}
	return nil
}
