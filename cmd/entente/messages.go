package main

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// Messages go to standard error. With --progress=json each is one line of JSON whose "event" says what it is, so that a script can read
// all of them; otherwise each is a line for people.

// note tells people something that is no fault.
func (a *app) note(format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	if a.progress == "json" {
		a.object("note", map[string]string{"text": text})
		return
	}
	a.line(text)
}

// fail tells the error that ends the program.
func (a *app) fail(err error, exit int) {
	if a.progress == "json" {
		a.object("error", struct {
			Exit   int    `json:"exit"`
			Reason string `json:"reason"`
		}{exit, err.Error()})
		return
	}
	a.line(a.style(a.err, bold, "entente:") + " " + printable(err.Error()))
}

// reject tells and counts an input that was not taken, and writes it to the rejects file.
func (a *app) reject(p *progress, bad rejects, r reject) error {
	p.standing.Rejects++
	if a.progress == "json" {
		a.object("reject", r)
	} else {
		a.line(printable(r.Reason))
	}
	return bad.write(r)
}

// line writes a line for people, above the bar if there is one.
func (a *app) line(text string) {
	if p := a.under.Load(); p != nil && p.bars != nil {
		fmt.Fprintln(p.bars, text)
		return
	}
	fmt.Fprintln(a.err, text)
}

// object writes a line for programs: the fields of v behind "event".
func (a *app) object(event string, v any) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err) // v is one of our own structs
	}
	fmt.Fprintf(a.err, "{\"event\":%q,%s", event, b.Bytes()[1:])
}
