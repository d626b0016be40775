package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"
)

// clocked is a progress whose clock stands still but for what the test adds to it.
func clocked(a *app, total int) (*progress, *time.Time) {
	now := time.Unix(1_700_000_000, 0)
	p := &progress{app: a, doing: "reading", now: func() time.Time { return now }, standing: standing{Total: total}}
	p.start()
	return p, &now
}

// TestProgressLines: however fast the work, no more than a line every ten seconds for people and one a second for programs, and the last one
// is always there for programs.
func TestProgressLines(t *testing.T) {
	for manner, want := range map[string]string{
		"none": "",
		"auto": "reading 25 of 100, 2.5/s, 30s left\nreading 50 of 100, 2.5/s, 20s left\n",
		"json": `{"event":"progress","doing":"reading","done":3,"total":100,"rejects":0,"seconds":1.2,"rate":2.5,"left":38.8}`,
	} {
		var errs bytes.Buffer
		p, now := clocked(&app{streams: streams{err: &errs}, progress: manner}, 100)
		for range 60 {
			*now = now.Add(400 * time.Millisecond)
			p.step()
		}
		p.end()
		lines := strings.Count(errs.String(), "\n")
		if manner != "json" {
			if errs.String() != want {
				t.Errorf("%s: %q, want %q", manner, &errs, want)
			}
			continue
		}
		if lines != 2+60/3 || !strings.Contains(errs.String(), want) {
			t.Errorf("%s: %d lines, want 22 with %s:\n%s", manner, lines, want, &errs)
		}
		if last := `{"event":"progress","doing":"reading","done":60,"total":100,"rejects":0,"seconds":24,"rate":2.5,"left":16}` + "\n"; !strings.HasSuffix(errs.String(), last) {
			t.Errorf("the last line is not %s:\n%s", last, &errs)
		}
	}
}

// TestProgressGrows: the lines of a file count one by one, and what is rejected is counted and named.
func TestProgressGrows(t *testing.T) {
	var errs bytes.Buffer
	a := &app{streams: streams{err: &errs}, progress: "json"}
	p, _ := clocked(a, 2)
	p.more(5)
	if err := a.reject(p, rejects{}, reject{Where: "x:2:1", Kind: "not text", Reason: "a \x1b[31m line"}.at(2, 0)); err != nil {
		t.Fatal(err)
	}
	p.step()
	p.end()
	lines := strings.Split(strings.TrimSpace(errs.String()), "\n")
	var r reject
	if err := json.Unmarshal([]byte(lines[1]), &r); err != nil || r.Line != 2 || r.Offset == nil || *r.Offset != 0 || strings.Contains(lines[1], "\x1b") {
		t.Errorf("%s: %v", lines[1], err)
	}
	if want := `{"event":"progress","doing":"reading","done":1,"total":6,"rejects":1,"seconds":0,"rate":0,"left":0}`; lines[len(lines)-1] != want {
		t.Errorf("%s, want %s", lines[len(lines)-1], want)
	}
}

func TestStandingInWords(t *testing.T) {
	left := 3725.0
	for want, s := range map[string]standing{
		"7, 0.0/s":                               {Done: 7},
		"7 of 9, 0.5/s, 1h2m5s left, 2 rejected": {Done: 7, Total: 9, Rate: .5, Left: &left, Rejects: 2},
	} {
		if got := s.String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
