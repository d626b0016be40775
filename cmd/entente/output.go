package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"unicode"

	"github.com/mattn/go-isatty"
	"github.com/spf13/cobra"
)

// streams are the three of the process, or a test's buffers.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// sink passes data on and keeps the first error of writing: no command ends well when its output was lost.
type sink struct {
	io.Writer
	err error
}

func (s *sink) Write(b []byte) (int, error) {
	if s.err != nil {
		return 0, s.err
	}
	n, err := s.Writer.Write(b)
	s.err = err
	return n, err
}

// terminal tells whether a stream is a terminal, where a table, colours and a progress bar are of use.
func terminal(w io.Writer) bool {
	if s, ok := w.(*sink); ok {
		w = s.Writer
	}
	f, ok := w.(*os.File)
	return ok && (isatty.IsTerminal(f.Fd()) || isatty.IsCygwinTerminal(f.Fd()))
}

// tabular gives a command the flags that say how its rows are written, and checks them before it runs.
func (a *app) tabular(cmd *cobra.Command) *cobra.Command {
	f := cmd.Flags()
	f.StringVarP(&a.format, "output", "o", "", "table, json, ndjson, csv or tsv (default: table on a terminal, else ndjson)")
	f.BoolVar(&a.noHeaders, "no-headers", false, "leave out the header line of table, csv and tsv")
	f.StringSliceVar(&a.fields, "fields", nil, "columns to show, in this order")
	cmd.PreRunE = func(*cobra.Command, []string) error {
		if formats := []string{"", "table", "json", "ndjson", "csv", "tsv"}; !slices.Contains(formats, a.format) {
			return usage("unknown output format %q: want table, json, ndjson, csv or tsv", a.format)
		}
		return nil
	}
	return cmd
}

// forPeople tells whether a command prints its own layout for people: a table was asked for, or there is a terminal, and no columns were chosen.
func (a *app) forPeople() bool {
	return len(a.fields) == 0 && (a.format == "table" || a.format == "" && terminal(a.out))
}

// rows prints records that have the same columns, in the format asked for.
// A value is a string, a number, or something that JSON shows as it is; in a table it is put into words.
func (a *app) rows(columns []string, records [][]any) error {
	format := a.format
	if format == "" {
		format = "ndjson"
		if terminal(a.out) {
			format = "table"
		}
	}
	columns, records, err := a.pick(columns, records)
	if err != nil {
		return err
	}
	switch format {
	case "table":
		return a.table(columns, records)
	case "csv", "tsv":
		return a.separated(format, columns, records)
	}
	return a.objects(format, columns, records)
}

// pick keeps the columns of --fields.
func (a *app) pick(columns []string, records [][]any) ([]string, [][]any, error) {
	if len(a.fields) == 0 {
		return columns, records, nil
	}
	at := make([]int, len(a.fields))
	for i, f := range a.fields {
		if at[i] = slices.Index(columns, f); at[i] < 0 {
			return nil, nil, usage("unknown field %q: want some of %s", f, strings.Join(columns, ", "))
		}
	}
	out := make([][]any, len(records))
	for i, r := range records {
		for _, k := range at {
			out[i] = append(out[i], r[k])
		}
	}
	return a.fields, out, nil
}

func (a *app) table(columns []string, records [][]any) error {
	var b strings.Builder // the colour of the header comes after the columns are set: it has no width
	w := tabwriter.NewWriter(&b, 0, 8, 2, ' ', 0)
	if !a.noHeaders {
		fmt.Fprintln(w, strings.ToUpper(strings.Join(columns, "\t")))
	}
	for _, r := range records {
		fmt.Fprintln(w, strings.Join(words(r), "\t"))
	}
	w.Flush()
	text := b.String()
	if header, rest, _ := strings.Cut(text, "\n"); !a.noHeaders {
		text = a.style(a.out, bold, header) + "\n" + rest
	}
	_, err := io.WriteString(a.out, text)
	return err
}

func (a *app) separated(format string, columns []string, records [][]any) error {
	w := csv.NewWriter(a.out)
	if format == "tsv" {
		w.Comma = '\t'
	}
	if !a.noHeaders {
		w.Write(columns)
	}
	for _, r := range records {
		row := words(r)
		for i := range row {
			row[i] = cell(row[i])
		}
		w.Write(row)
	}
	w.Flush()
	return w.Error()
}

// cell keeps a spreadsheet from taking text for a formula: a quotation mark goes in front (TRUST, row 11).
func cell(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\x00", rune(s[0])) && !number(s) {
		return "'" + s
	}
	return s
}

func number(s string) bool {
	_, err := strconv.ParseFloat(s, 64)
	return err == nil
}

func (a *app) objects(format string, columns []string, records [][]any) error {
	var list []json.RawMessage
	for _, r := range records {
		b := []byte{'{'}
		for i, v := range r {
			if i > 0 {
				b = append(b, ',')
			}
			k, _ := json.Marshal(columns[i])
			x, err := json.Marshal(v)
			if err != nil {
				return fmt.Errorf("write %s: %w", columns[i], err)
			}
			b = append(append(append(b, k...), ':'), x...)
		}
		list = append(list, append(b, '}'))
	}
	if format == "json" {
		if list == nil {
			list = []json.RawMessage{}
		}
		e := json.NewEncoder(a.out)
		e.SetIndent("", "  ")
		return e.Encode(list)
	}
	for _, l := range list {
		if _, err := fmt.Fprintf(a.out, "%s\n", l); err != nil {
			return err
		}
	}
	return nil
}

// words puts values into one line of plain text each.
func words(values []any) []string {
	out := make([]string, len(values))
	for i, v := range values {
		switch v := v.(type) {
		case nil:
		case []string:
			out[i] = strings.Join(v, ", ")
		default:
			out[i] = fmt.Sprint(v)
		}
		out[i] = printable(out[i])
	}
	return out
}

// printable takes the control and direction characters out of text that came from outside, so that a headline cannot move
// the cursor or hide words.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\t', r == 0x2028, r == 0x2029:
			return ' '
		case unicode.IsControl(r), r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0x200e, r == 0x200f, r == 0x061c:
			return -1
		}
		return r
	}, s)
}
