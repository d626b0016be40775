package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/entente-project/entente"
)

// reject is an input that was not taken, as the rejects file and --progress=json show it.
type reject struct {
	Where  string `json:"where"`            // a path, with ":line:column" in NDJSON
	Line   int    `json:"line,omitempty"`   // of NDJSON, from 1
	Offset *int   `json:"offset,omitempty"` // of the line's first byte in its file
	// Kind is the sentinel's words: "not text", "no article body", "too long", "unknown language", or "unreadable" when the bytes could not be
	// had; for lines of the coding format it is that of the answer.
	Kind   string `json:"kind"`
	Reason string `json:"reason"`
}

// rejectOf is the reject of an input that is no line.
func rejectOf(where string, err error) reject {
	r := reject{Where: where, Kind: "unreadable", Reason: err.Error()}
	for _, sentinel := range []error{entente.ErrNotText, entente.ErrNoBody, entente.ErrTooLong, entente.ErrUnknownLang} {
		if errors.Is(err, sentinel) {
			r.Kind = sentinel.Error()
		}
	}
	return r
}

// at gives the reject its line; line 0 is none.
func (r reject) at(line, offset int) reject {
	if line > 0 {
		r.Line, r.Offset = line, &offset
	}
	return r
}

// rejects is the file of rejected inputs, one JSON object to a line; the zero value writes nowhere.
type rejects struct {
	name string
	w    io.WriteCloser
}

func openRejects(name string) (rejects, error) {
	if name == "" {
		return rejects{}, nil
	}
	f, err := os.OpenFile(name, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return rejects{}, fmt.Errorf("write rejects to %s: %w; name another file with --rejects", name, cause(err))
	}
	return rejects{name, f}, nil
}

func (r rejects) write(line reject) error {
	if r.w == nil {
		return nil
	}
	e := json.NewEncoder(r.w)
	e.SetEscapeHTML(false)
	if err := e.Encode(line); err != nil {
		return fmt.Errorf("write rejects to %s: %w", r.name, cause(err))
	}
	return nil
}

func (r rejects) Close() error {
	if r.w == nil {
		return nil
	}
	return r.w.Close()
}
