// Package txtar reads and writes the text archives in which golden cases are kept: a comment that says why the case exists, then
// files, each under a line "-- name --".
//
//	A recall told as a noun.
//	-- page --
//	Le rappel ...
//
// The format is that of golang.org/x/tools/txtar. Every input is an archive; text without a marker is all comment.
package txtar

import "strings"

// File is one file of an archive; Data ends in a line end unless it is empty.
type File struct{ Name, Data string }

// Archive is a comment and files in order.
type Archive struct {
	Comment string
	Files   []File
}

// Parse reads an archive.
func Parse(s string) Archive {
	var a Archive
	for line := range strings.Lines(s) {
		if name, ok := marker(line); ok {
			a.Files = append(a.Files, File{Name: name})
			continue
		}
		if n := len(a.Files); n > 0 {
			a.Files[n-1].Data += line
		} else {
			a.Comment += line
		}
	}
	return a
}

func marker(line string) (string, bool) {
	line = strings.TrimRight(line, "\r\n")
	if !strings.HasPrefix(line, "-- ") || !strings.HasSuffix(line, " --") || len(line) < 7 {
		return "", false
	}
	return strings.TrimSpace(line[3 : len(line)-3]), true
}

// Get is the data of the first file of that name; "" if there is none.
func (a Archive) Get(name string) string {
	for _, f := range a.Files {
		if f.Name == name {
			return f.Data
		}
	}
	return ""
}

// Set replaces the data of the first file of that name, or adds the file at the end.
func (a *Archive) Set(name, data string) {
	for i := range a.Files {
		if a.Files[i].Name == name {
			a.Files[i].Data = data
			return
		}
	}
	a.Files = append(a.Files, File{name, data})
}

// String is the archive as text; Parse of it gives the archive again.
func (a Archive) String() string {
	var b strings.Builder
	b.WriteString(a.Comment)
	for _, f := range a.Files {
		b.WriteString("-- " + f.Name + " --\n")
		b.WriteString(f.Data)
		if f.Data != "" && !strings.HasSuffix(f.Data, "\n") {
			b.WriteByte('\n')
		}
	}
	return b.String()
}
