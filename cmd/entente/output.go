package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"text/tabwriter"
	"unicode"
)

// streams are the three of the process, or a test's buffers.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// terminal tells whether a stream is a terminal, where a table and a progress bar are of use.
func terminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	st, err := f.Stat()
	return err == nil && st.Mode()&os.ModeCharDevice != 0
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
	case "json", "ndjson":
		return a.objects(format, columns, records)
	}
	return usage("unknown output format %q: want table, json, ndjson, csv or tsv", format)
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
	w := tabwriter.NewWriter(a.out, 0, 8, 2, ' ', 0)
	if !a.noHeaders {
		fmt.Fprintln(w, strings.ToUpper(strings.Join(columns, "\t")))
	}
	for _, r := range records {
		fmt.Fprintln(w, strings.Join(words(r), "\t"))
	}
	return w.Flush()
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
	var f float64
	n, err := fmt.Sscanf(s+"\n", "%g\n", &f)
	return n == 1 && err == nil
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
		case r == '\n' || r == '\t':
			return ' '
		case unicode.IsControl(r), r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0x200e, r == 0x200f:
			return -1
		}
		return r
	}, s)
}
