package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/read"
)

// input is one thing to read: bytes, or the error of getting them.
type input struct {
	src read.Source
	err error
}

// sources walks the paths in order, directories in the order of their names. Files are opened one by one, as they are asked for. What
// the program itself writes is left out when it lies in a directory.
func (a *app) sources(paths []string, language string, written ...string) []func() input {
	var out []func() input
	add := func(name string) {
		out = append(out, func() input {
			b, err := a.bytes(name)
			return input{read.Source{Name: name, Bytes: b, Read: time.Now(), Lang: language}, err}
		})
	}
	bad := func(name string, err error) {
		out = append(out, func() input { return input{read.Source{Name: name}, err} })
	}
	for _, p := range paths {
		if st, err := os.Stat(p); p == "-" || err != nil || !st.IsDir() {
			add(p)
			continue
		}
		count := len(out)
		under(p, written, add, bad)
		if len(out) == count {
			bad(p, fmt.Errorf("read %s: %w: no file in this directory; name one that has some", p, entente.ErrNoBody))
		}
	}
	return out
}

// under hands over what stands in a directory, but for names that begin with a dot. What is no file is told, not passed over.
func under(folder string, written []string, add func(string), bad func(string, error)) {
	filepath.WalkDir(folder+string(filepath.Separator), func(path string, d fs.DirEntry, err error) error {
		path = filepath.Clean(path)
		switch {
		case err != nil:
			bad(path, unread(path, err))
		case path != filepath.Clean(folder) && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.IsDir():
		case isFile(path, d):
			if !slices.ContainsFunc(written, func(w string) bool { return sameFile(path, w) }) {
				add(path)
			}
		default:
			bad(path, fmt.Errorf("read %s: no regular file (%s); name what is to be read by itself", path, d.Type()))
		}
		return nil
	})
}

// isFile tells whether an entry is a file or a link to one.
func isFile(path string, d fs.DirEntry) bool {
	if d.Type()&fs.ModeSymlink == 0 {
		return d.Type().IsRegular()
	}
	st, err := os.Stat(path)
	return err == nil && st.Mode().IsRegular()
}

func sameFile(a, b string) bool {
	x, errA := os.Stat(a)
	y, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(x, y)
}
