package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestDryRunLeavesNoTrace: no file is made, none is changed, and the ledger says afterwards what it said before.
func TestDryRunLeavesNoTrace(t *testing.T) {
	stored(t)
	os.WriteFile("new.txt", []byte(recall("new")), 0o600)
	before, was := digest(t, "ledger.db"), listing(t)
	if code, out, errs := call(t, "", "read", "--dry-run", "new.txt", "news", "--fields", "new", "-o", "csv", "--no-headers"); code != exitOK ||
		out != "true\n"+strings.Repeat("false\n", 12) || !strings.Contains(errs, "13 articles read (1 new, 12 known already), 1 reports") {
		t.Errorf("exit %d, %s%s", code, out, errs)
	}
	if now := listing(t); now != was {
		t.Errorf("files were\n%s\nand are\n%s", was, now)
	}
	if after := digest(t, "ledger.db"); after != before {
		t.Error("the ledger changed")
	}
	if code, _, errs := call(t, "", "read", "new.txt"); code != exitOK || !strings.Contains(errs, "1 new") {
		t.Errorf("read afterwards: exit %d, %s", code, errs)
	}
}

// listing are the files below the working directory, with sizes.
func listing(t *testing.T) string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			st, _ := d.Info()
			out = append(out, fmt.Sprint(path, " ", st.Size()))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(out, "\n")
}
