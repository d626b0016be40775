package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestRejectsFile(t *testing.T) {
	folder(t, map[string]string{"a.txt": recall("1"), "empty.txt": "", "nul.txt": "a\x00b", "l.ndjson": "{\"text\":\"\"}\n{\n",
		"de.txt": "Die Regierung hat am Dienstag ihren Botschafter abberufen, wie das Ministerium mitteilte. Die Beziehungen sind angespannt."})
	names := []string{"a.txt", "empty.txt", "nul.txt", "l.ndjson", "de.txt", "none.txt"}
	for _, args := range [][]string{{"read", "--rejects", "r1"}, {"read", "--format", "ndjson", "--rejects", "r2"}} {
		if code, _, errs := call(t, "", append(args, names...)...); code != exitRejects {
			t.Fatalf("%v: exit %d, %s", args, code, errs)
		}
	}
	want := []reject{{Where: "empty.txt", Kind: "no article body"}, {Where: "nul.txt", Kind: "not text"}, {Where: "l.ndjson:1:1", Kind: "no article body"},
		{Where: "l.ndjson:2:1", Kind: "not text"}, {Where: "de.txt", Kind: "unknown language"}, {Where: "none.txt", Kind: "unreadable"}}
	for file, want := range map[string][]reject{"r1": want, "r2": append(want[:4:4], want[5])} { // extraction gives articles of any language
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSpace(string(b)), "\n")
		for i, line := range lines {
			var got reject
			if err := json.Unmarshal([]byte(line), &got); err != nil || len(lines) != len(want) || got.Where != want[i].Where || got.Kind != want[i].Kind || got.Reason == "" {
				t.Errorf("%s:%d: %s, %v", file, i+1, line, err)
			}
		}
	}
}

// TestRejectsLeadBack: by its offset a rejected line is found again in what was read, whatever stands before it.
func TestRejectsLeadBack(t *testing.T) {
	const bad = "{\"text\":\"é"
	const german = `{"text":"Die Regierung hat am Dienstag ihren Botschafter abberufen, wie das Ministerium mitteilte."}`
	lines := "\ufeff{\"text\":\"Togo closed its embassy.\"}\r\n\n" + bad + "\n" + german + "\n" + `{"text":"Mali closed its embassy."}` + "\n{}"
	texts := `{"id":"é","text":"Iran left."}` + "\r\n \n" + bad + "\n" + `{"id":"long","text":"` + strings.Repeat("x", mostLine) + "\"}\n{}"
	for _, c := range []struct {
		data string
		args []string
		want map[int]string // line: how it begins
	}{
		{lines, []string{"read", "--rejects", "r", "-"}, map[int]string{3: bad + "\n", 4: german, 6: "{}"}},
		{lines, []string{"read", "--rejects", "r", "--dry-run", "-"}, map[int]string{3: bad + "\n", 4: german, 6: "{}"}},
		{texts, []string{"code", "--rejects", "r"}, map[int]string{3: bad + "\n", 4: `{"id":"long"`, 5: "{}"}},
	} {
		folder(t, nil)
		if code, _, errs := call(t, c.data, c.args...); code != exitRejects {
			t.Fatalf("%v: exit %d, %s", c.args, code, errs)
		}
		b, err := os.ReadFile("r")
		if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(string(b), "\n"); n != len(c.want) {
			t.Errorf("%v: %d rejects, want %d:\n%s", c.args, n, len(c.want), b)
		}
		for line := range strings.Lines(string(b)) {
			var r reject
			if err := json.Unmarshal([]byte(line), &r); err != nil || r.Offset == nil {
				t.Fatalf("%v: %s: %v", c.args, line, err)
			}
			begins, ok := c.want[r.Line]
			if !ok || !strings.HasPrefix(c.data[*r.Offset:], begins) || !strings.HasPrefix(r.Where, fmt.Sprintf("-:%d", r.Line)) {
				t.Errorf("%v: %s: that is %.40q", c.args, line, c.data[*r.Offset:])
			}
		}
	}
}
