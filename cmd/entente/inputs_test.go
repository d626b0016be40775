package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// recall is an article that gives one recall of an ambassador, by rule; the number keeps two of them apart.
func recall(number string) string {
	return "Nouvelles numéro " + number + "\n\nPar Nour Haddad\nLe Courrier du Delta\n17 janvier 2024, 10h15 GMT\n\nL'Iran a rappelé son ambassadeur à Islamabad.\n"
}

// folder lays files into a fresh working directory.
func folder(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	t.Setenv("ENTENTE_LEDGER", "ledger.db")
	for name, data := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// TestBytesThatAreNoText are the inputs a script cannot hold. Each is named in one line, and its good neighbour is stored.
func TestBytesThatAreNoText(t *testing.T) {
	utf16 := []byte("\xff\xfe")
	for _, r := range "Mali expelled the French ambassador on Monday, the ministry said in a statement." {
		utf16 = append(utf16, byte(r), 0)
	}
	latin1 := strings.NewReplacer("é", "\xe9", "à", "\xe0").Replace(recall("latin1"))
	for _, c := range []struct {
		name, data string
		says       string // "" when it is an article
	}{
		{"nul.txt", "Iran recalled its ambassador.\x00 More text.", "read nul.txt: not text: binary: NUL at byte 29; want"},
		{"image.html", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "read image.html: not text: a PNG image; want"},
		{"noise.bin", "\x81\x8d\x8f\x90\x9d\x81\x8d\x8f\x90\x9d", "read noise.bin: not text"},
		{"zip.ndjson", "PK\x03\x04\x14\x00", "read zip.ndjson: not text: a ZIP archive"},
		{"cut.ndjson", "{\"id\":\"1\",\"text\":\"caf\xe9\"}\n", "read ndjson cut.ndjson:1:22: not text: byte 0xe9 is not UTF-8"},
		{"latin1.txt", latin1, ""},
		{"utf16.txt", string(utf16), ""},
	} {
		folder(t, map[string]string{c.name: c.data, "zz.txt": recall("1")})
		code, out, errs := call(t, "", "read", ".")
		want, sum := exitRejects, "1 articles read (1 new, 0 known already), 1 reports, 1 rejected\nentente: 1 of 2 inputs rejected\n"
		if c.says == "" {
			want, sum = exitOK, "2 articles read (2 new"
		}
		if code != want || !strings.HasPrefix(errs, c.says) || !strings.Contains(errs, sum) || out != "" {
			t.Errorf("%s: exit %d, want %d with %q:\n%s%s", c.name, code, want, c.says, out, errs)
		}
	}
}

func TestInputsTooLong(t *testing.T) {
	folder(t, map[string]string{"a.txt": recall("1")})
	for name, size := range map[string]int64{"50.txt": 50 << 20, "70.txt": 70 << 20} {
		f, err := os.Create(name)
		if err == nil {
			err = f.Truncate(size) // a hole: no disk is used
		}
		if err != nil {
			t.Fatal(err)
		}
		f.Close()
	}
	code, _, errs := call(t, "", "read", ".")
	if code != exitRejects || !strings.Contains(errs, "read 50.txt: too long: 52428800 bytes, want at most 16777216; cut it into articles") ||
		!strings.Contains(errs, "read 70.txt: too long: over 64 MiB; cut it into parts") || !strings.Contains(errs, "1 articles read (1 new") {
		t.Errorf("read: exit %d, %s", code, errs)
	}
	if code, out, errs := call(t, "", "parse", "70.txt"); code != exitRejects || out != "" || !strings.Contains(errs, "over 64 MiB") {
		t.Errorf("parse: exit %d, %s", code, errs)
	}
	line := `{"id":"long","text":"` + strings.Repeat("x", mostLine) + `"}` + "\n" + `{"id":"next","text":"The lake is blue."}` + "\n" +
		`{"id":"text","text":"` + strings.Repeat("x", 1<<20+1) + `"}`
	code, out, _ := call(t, line, "code")
	answers := strings.Split(out, "\n")
	if code != exitRejects || len(answers) != 4 || !strings.Contains(answers[0], `"kind":"length"`) || !strings.Contains(answers[1], `"id":"next"`) ||
		!strings.Contains(answers[2], `{"id":"text","error":{"kind":"length","detail":"1048577 bytes of text, at most 1048576`) {
		t.Errorf("code: exit %d, %.500s", code, out)
	}
}

// TestWhatStandsInAFolder: links to files are followed, other things are told, what nobody may read is named.
func TestWhatStandsInAFolder(t *testing.T) {
	folder(t, map[string]string{"in/shut.txt": recall("1"), "in/b.txt": recall("2"), "out/c.txt": recall("3")})
	for name, to := range map[string]string{"in/c.txt": "../out/c.txt", "in/d.txt": "nowhere", "in/e": "../out", "linked": "out"} {
		if err := os.Symlink(to, name); err != nil {
			t.Skip("no links here:", err)
		}
	}
	os.Chmod("in/shut.txt", 0)
	n, shut := "3", "" // root reads it all the same
	if f, err := os.Open("in/shut.txt"); err == nil {
		f.Close()
	} else {
		n, shut = "2", "read in/shut.txt: permission denied; check its permissions"
	}
	code, _, errs := call(t, "", "read", "in")
	for _, want := range []string{"read in/d.txt: no regular file", "read in/e: no regular file", shut, n + " articles read (" + n + " new"} {
		if code != exitRejects || !strings.Contains(errs, want) {
			t.Errorf("exit %d, want %d and %q:\n%s", code, exitRejects, want, errs)
		}
	}
	if code, _, errs := call(t, "", "read", "linked"); code != exitOK || !strings.Contains(errs, "1 articles read (0 new, 1 known") {
		t.Errorf("a link to a folder, named itself: exit %d, %s", code, errs)
	}
}

// trigger ends a context when it is read from, as the interrupt key does while an article is at hand.
type trigger struct {
	io.Reader
	cancel func()
}

func (r trigger) Read(b []byte) (int, error) {
	r.cancel()
	return r.Reader.Read(b)
}

// TestInterrupt: the article at hand is stored, the next is not begun, and the same command goes on from there.
func TestInterrupt(t *testing.T) {
	line := func(n string) string {
		b, _ := json.Marshal(map[string]string{"text": "L'Iran a rappelé son ambassadeur à Islamabad.", "lang": "fr", "date": "2024-01-17", "url": "https://delta.example/" + n})
		return string(b) + "\n"
	}
	for name, stdin := range map[string]string{"the last of its source": recall("2"), "one of many in its source": line("2") + line("3")} {
		folder(t, map[string]string{"a.txt": recall("1"), "c.txt": recall("4")})
		ctx, cancel := context.WithCancel(context.Background())
		var out, errs bytes.Buffer
		code := run(ctx, []string{"read", "a.txt", "-", "c.txt"}, streams{trigger{strings.NewReader(stdin), cancel}, &out, &errs})
		if want := "2 articles read (2 new, 0 known already), 2 reports, 0 rejected\nentente: interrupted after 2 articles"; code != exitError || !strings.HasPrefix(errs.String(), want) {
			t.Errorf("%s: exit %d, %s", name, code, &errs)
		}
		if code, out, _ := call(t, "", "check", "--deep", "-o", "csv", "--no-headers", "--fields", "articles,faults"); code != exitOK || out != "2,0\n" {
			t.Errorf("%s: check: exit %d, %s", name, code, out)
		}
		if code, _, errs := call(t, stdin, "read", "a.txt", "-", "c.txt"); code != exitOK || !strings.Contains(errs, "2 known already") {
			t.Errorf("%s: again: exit %d, %s", name, code, errs)
		}
	}
}

// full is a stream that takes no more than some bytes.
type full struct{ left int }

func (f *full) Write(b []byte) (int, error) {
	if len(b) > f.left {
		return 0, os.ErrClosed
	}
	f.left -= len(b)
	return len(b), nil
}

// TestLostOutput: no command ends well when what it said was not taken.
func TestLostOutput(t *testing.T) {
	folder(t, map[string]string{"a.txt": recall("1")})
	call(t, "", "read", "a.txt")
	for _, args := range [][]string{{"version"}, {"events", "-o", "table"}, {"events", "-o", "csv"}, {"relation", "IRN", "PAK", "-o", "table"}, {"check"}, {"parse", "a.txt"},
		{"explain", "Iran left."}, {"read", "--format", "ndjson", "a.txt"}, {"read", "--dry-run", "a.txt"}, {"completion", "fish"}, {"code"}, {"help"}} {
		var errs bytes.Buffer
		code := run(context.Background(), args, streams{strings.NewReader(`{"id":"1","text":"Iran left."}`), &full{3}, &errs})
		if code != exitError || !strings.Contains(errs.String(), "write standard output") {
			t.Errorf("%v: exit %d, %s", args, code, &errs)
		}
	}
}
