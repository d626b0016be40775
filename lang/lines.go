package lang

import (
	"fmt"
	"io/fs"
	"strings"
	"unicode/utf8"
)

// line is one line of a data file that is neither empty nor a comment.
type line struct {
	path   string // "lang/fr/mood.txt"
	number int    // 1-based
	text   string // as written, without trailing space
	fields []field
}

// field is a stretch without white space, with its column.
type field struct {
	text   string
	column int // 1-based, in characters
}

// at is "lang/fr/mood.txt:12".
func (l line) at() string { return fmt.Sprintf("%s:%d", l.path, l.number) }

// errorf is an error at a field of the line.
func (l line) errorf(column int, format string, args ...any) error {
	return fmt.Errorf("%s:%d:%d: %s", l.path, l.number, column, fmt.Sprintf(format, args...))
}

// readLines reads a file of the language into lines; "#" at the start of a line opens a comment.
func readLines(l Language, file string) ([]line, error) {
	data, err := fs.ReadFile(l.Files, file)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", l.Path(file), err)
	}
	if !utf8.Valid(data) {
		return nil, fmt.Errorf("%s:1:1: not UTF-8; save the file as UTF-8", l.Path(file))
	}
	var lines []line
	for i, text := range strings.Split(string(data), "\n") {
		text = strings.TrimRight(text, " \t\r")
		if bare := strings.TrimLeft(text, " \t"); bare == "" || bare[0] == '#' {
			continue
		}
		lines = append(lines, line{path: l.Path(file), number: i + 1, text: text, fields: cut(text)})
	}
	return lines, nil
}

// cut splits a line at white space and keeps the columns.
func cut(text string) []field {
	var fields []field
	start, column, at := -1, 0, 0
	for i, r := range text + " " {
		column++
		space := r == ' ' || r == '\t'
		if !space && start < 0 {
			start, at = i, column
		}
		if space && start >= 0 {
			fields = append(fields, field{text[start:i], at})
			start = -1
		}
	}
	return fields
}
