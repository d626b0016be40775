package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/entente-project/entente/engine"
	"github.com/entente-project/entente/internal/txtar"
)

func TestMain(m *testing.M) {
	newEngine = sync.OnceValues(engine.New)
	os.Setenv("HOME", os.DevNull) // no test may touch the ledger of whoever runs it
	os.Unsetenv("XDG_DATA_HOME")
	os.Unsetenv("ENTENTE_LEDGER")
	os.Exit(m.Run())
}

// TestScripts runs the archives of testdata. Their files are laid into an empty folder, in which the lines of "script" are run:
//
//	entente ARGS < FILE   runs the program; ENTENTE_LEDGER is "ledger.db"
//	exit N                what it must end with (0 when left out)
//	out WORDS, err WORDS  must stand in the output, each behind the one before
//	no WORDS              must stand in neither
//	lines N               of standard output
//	same FILE             as standard output, byte for byte
//	json, json err        standard output, or error, is one JSON value, or one on each line
//
// "\e" in WORDS is the escape character.
//
// What the network finds changes with each training; the scripts rest on what rules find, on shapes and on exit codes.
func TestScripts(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no scripts", err)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(strings.TrimSuffix(filepath.Base(f), ".txtar"), func(t *testing.T) { runScript(t, txtar.Parse(string(data))) })
	}
}

func runScript(t *testing.T, a txtar.Archive) {
	t.Chdir(t.TempDir())
	t.Setenv("ENTENTE_LEDGER", "ledger.db")
	for _, f := range a.Files {
		if err := os.MkdirAll(filepath.Dir(f.Name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(f.Name, []byte(f.Data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s := &script{T: t}
	for line := range strings.Lines(a.Get("script")) {
		s.line(strings.TrimSpace(line))
	}
	s.close()
	if s.runs == 0 {
		t.Error("the script runs nothing")
	}
}

// script is a run with what is expected of it.
type script struct {
	*testing.T
	command      string
	runs         int
	out, err     string
	outAt, errAt int
	code, want   int
}

func (s *script) line(line string) {
	verb, rest, _ := strings.Cut(line, " ")
	rest = strings.ReplaceAll(strings.TrimSpace(rest), `\e`, "\x1b")
	switch verb {
	case "", "#":
	case "entente":
		s.close()
		s.run(rest)
	case "exit":
		s.want, _ = strconv.Atoi(rest)
	case "out":
		s.next("standard output", s.out, &s.outAt, rest)
	case "err":
		s.next("standard error", s.err, &s.errAt, rest)
	case "no":
		if strings.Contains(s.out+s.err, rest) {
			s.Errorf("%s: says %q:\n%s%s", s.command, rest, s.out, s.err)
		}
	case "lines":
		if n, _ := strconv.Atoi(rest); strings.Count(s.out, "\n") != n {
			s.Errorf("%s: %d lines, want %s:\n%s", s.command, strings.Count(s.out, "\n"), rest, s.out)
		}
	case "same":
		if want, err := os.ReadFile(rest); err != nil || string(want) != s.out {
			s.Errorf("%s: standard output is not %s (%v):\n%s", s.command, rest, err, s.out)
		}
	case "json":
		s.json(map[string]string{"": s.out, "err": s.err}[rest])
	default:
		s.Fatalf("script: unknown verb %q", verb)
	}
}

func (s *script) run(rest string) {
	rest, in, _ := strings.Cut(rest, "< ")
	*s = script{T: s.T, command: "entente " + rest, runs: s.runs + 1}
	var input []byte
	if in != "" {
		var err error
		if input, err = os.ReadFile(in); err != nil {
			s.Fatal(err)
		}
	}
	var out, errs bytes.Buffer
	s.code = run(context.Background(), split(rest), streams{bytes.NewReader(input), &out, &errs})
	s.out, s.err = out.String(), errs.String()
}

// close checks the exit code of the last run: it may stand anywhere behind it.
func (s *script) close() {
	if s.runs > 0 && s.code != s.want {
		s.Errorf("%s: exit %d, want %d:\n%s%s", s.command, s.code, s.want, s.out, s.err)
	}
	s.want = s.code
}

func (s *script) next(stream, text string, at *int, words string) {
	i := strings.Index(text[*at:], words)
	if i < 0 {
		s.Errorf("%s: %s does not say %q behind byte %d:\n%s", s.command, stream, words, *at, text)
		return
	}
	*at += i + len(words)
}

func (s *script) json(text string) {
	if json.Valid([]byte(text)) {
		return
	}
	for line := range strings.Lines(text) {
		if !json.Valid([]byte(line)) {
			s.Errorf("%s: not JSON: %s", s.command, line)
		}
	}
}

// split cuts a command line at spaces; quotation marks hold words together.
func split(line string) []string {
	var out []string
	for i, part := range strings.Split(line, `"`) {
		if i%2 == 1 {
			out = append(out, part)
		} else {
			out = append(out, strings.Fields(part)...)
		}
	}
	return out
}
