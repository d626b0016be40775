package lang

import (
	"fmt"
	"io/fs"
	"strings"
	"unicode/utf8"
)

// row is one line of a table of tab-separated columns.
type row struct {
	path   string
	number int // 1-based
	cell   []string
}

// at is "lang/fr/parties.tsv:12".
func (r row) at() string { return fmt.Sprintf("%s:%d", r.path, r.number) }

// errorf is an error at a column of the table, told by its character.
func (r row) errorf(column int, format string, args ...any) error {
	at := 1
	for _, c := range r.cell[:column] {
		at += utf8.RuneCountInString(c) + 1
	}
	return fmt.Errorf("%s:%d: %s", r.at(), at, fmt.Sprintf(format, args...))
}

// forms splits a cell at "|"; an empty form is an error.
func (r row) forms(column int) ([]string, error) {
	forms := strings.Split(r.cell[column], "|")
	for _, f := range forms {
		if f == "" || f != strings.TrimSpace(f) {
			return nil, r.errorf(column, "empty or padded form %q; write forms separated by a bare |", f)
		}
	}
	return forms, nil
}

// readTable reads a file whose first line after the comments names the columns; every row must have as many cells.
func readTable(l Language, file string, columns ...string) ([]row, error) {
	data, err := fs.ReadFile(l.Files, file)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", l.Path(file), err)
	}
	if !utf8.Valid(data) {
		return nil, fmt.Errorf("%s:1:1: not UTF-8; save the file as UTF-8", l.Path(file))
	}
	var rows []row
	headed := false
	for i, text := range strings.Split(string(data), "\n") {
		text = strings.TrimSuffix(text, "\r")
		if text == "" || text[0] == '#' {
			continue
		}
		r := row{l.Path(file), i + 1, strings.Split(text, "\t")}
		if !headed {
			if text != strings.Join(columns, "\t") {
				return nil, r.errorf(0, "columns %q; want %s", text, strings.Join(columns, ", "))
			}
			headed = true
			continue
		}
		if len(r.cell) != len(columns) {
			return nil, r.errorf(0, "%d columns; want %d: %s, separated by tabs", len(r.cell), len(columns), strings.Join(columns, ", "))
		}
		rows = append(rows, r)
	}
	return rows, nil
}
