package main

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/entente-project/entente/store/sqlite"
)

// stored is a folder with a ledger of a few articles, closed.
func stored(t *testing.T) {
	t.Helper()
	files := map[string]string{}
	for i := range 12 {
		files[fmt.Sprintf("news/%d.txt", i)] = recall(fmt.Sprint(i))
	}
	folder(t, files)
	if code, _, errs := call(t, "", "read", "news"); code != exitOK {
		t.Fatal(code, errs)
	}
}

func execute(t *testing.T, query string) *sql.Tx {
	t.Helper()
	db, err := sql.Open("sqlite", "file:ledger.db?_txlock=immediate")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	tx, err := db.Begin()
	if err == nil {
		_, err = tx.Exec(query)
	}
	if err != nil {
		t.Fatal(err)
	}
	return tx
}

// TestLockedLedger: while another writes, reading goes on, writing waits and then ends with 5; afterwards nothing is missing.
func TestLockedLedger(t *testing.T) {
	if testing.Short() {
		t.Skip("waits five seconds for the other writer")
	}
	stored(t)
	os.WriteFile("new.txt", []byte(recall("new")), 0o600)
	other := execute(t, "DELETE FROM report")
	if code, out, errs := call(t, "", "events", "--fields", "reports", "--act", "ambassador.recall"); code != exitOK || out != "{\"reports\":12}\n" {
		t.Errorf("events while another writes: exit %d, %s%s", code, out, errs)
	}
	code, _, errs := call(t, "", "read", "news/1.txt", "new.txt")
	if code != exitLocked || !strings.Contains(errs, "store news/1.txt") || !strings.Contains(errs, "locked by another process") || !strings.Contains(errs, "try again") {
		t.Errorf("read while another writes: exit %d, %s", code, errs)
	}
	other.Rollback()
	if code, _, errs := call(t, "", "read", "news/1.txt", "new.txt"); code != exitOK || !strings.Contains(errs, "1 new, 1 known already") {
		t.Errorf("read afterwards: exit %d, %s", code, errs)
	}
	if code, out, errs := call(t, "", "check", "--deep"); code != exitOK {
		t.Errorf("check: exit %d, %s%s", code, out, errs)
	}
}

func TestNewerLedger(t *testing.T) {
	stored(t)
	if err := execute(t, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (999, 1)").Commit(); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"events"}, {"check"}, {"relation", "IRN", "PAK"}, {"explain", "0123abcd"}, {"read", "news"}} {
		code, out, errs := call(t, "", args...)
		if want := "entente: open ledger ledger.db: written by a newer version: schema 999, this program knows 1; use a newer entente\n"; code != exitDamaged || errs != want || out != "" {
			t.Errorf("%v: exit %d, %s%s", args, code, out, errs)
		}
	}
}

// TestDamagedLedger cuts the file and writes over it: a command says so and ends with 6, or the place held nothing it needs. None panics, and
// none writes to what it cannot read.
func TestDamagedLedger(t *testing.T) {
	stored(t)
	whole, err := os.ReadFile("ledger.db")
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string][]byte{"empty": {}, "a text": []byte(strings.Repeat("no ledger\n", 900)), "of zeros": make([]byte, len(whole))}
	for _, n := range []int{1, 60, 511, 100, 512, 4096, len(whole) / 2, len(whole) - 4096} {
		kinds[fmt.Sprintf("cut at %d", n)] = whole[:n]
	}
	for page := 0; page < len(whole); page += 4096 {
		b := slices.Clone(whole)
		copy(b[page:], bytes.Repeat([]byte{0xa5}, 4096))
		kinds[fmt.Sprintf("page %d overwritten", page/4096)] = b
	}
	found := 0
	for name, b := range kinds {
		for _, args := range [][]string{{"check", "--deep"}, {"events"}, {"relation", "IRN", "PAK"}, {"read", "news/3.txt"}} {
			for _, suffix := range []string{"", "-wal", "-shm"} {
				os.Remove("ledger.db" + suffix)
			}
			if err := os.WriteFile("ledger.db", b, 0o600); err != nil {
				t.Fatal(err)
			}
			code, out, errs := call(t, "", args...)
			switch {
			case code == exitDamaged && strings.Contains(errs, "ledger") && strings.Contains(errs, "damaged"):
				found++
			case code == exitOK && args[0] != "check" && (strings.HasPrefix(name, "page") || name == "empty" && args[0] == "read"):
			default:
				t.Errorf("ledger %s, %v: exit %d, %.300s%.300s", name, args, code, out, errs)
			}
		}
	}
	t.Logf("%d of %d commands found the damage", found, 4*len(kinds))
}

func TestLedgerPaths(t *testing.T) {
	stored(t)
	for _, c := range []struct {
		path string
		code int
		says string
	}{
		{"news", exitError, "open ledger news: it is a directory; name a file in it"},
		{"news/1.txt", exitDamaged, "open ledger news/1.txt: damaged"},
		{"news/1.txt/l.db", exitError, "not a directory"},
		{"a name with ?mode=memory&x=%20.db", exitOK, "1 articles read (1 new"},
	} {
		if code, _, errs := call(t, "", "read", "news/0.txt", "--ledger", c.path); code != c.code || !strings.Contains(errs, c.says) {
			t.Errorf("%s: exit %d, want %d with %q: %s", c.path, code, c.code, c.says, errs)
		}
	}
	if _, err := os.Stat("a name with ?mode=memory&x=%20.db"); err != nil {
		t.Error(err)
	}
	if b, _ := os.ReadFile("news/1.txt"); string(b) != recall("1") {
		t.Error("a file that is no ledger was written to")
	}
}

// TestFolderNobodyMayWrite: a ledger there can be read, and says why it cannot be added to.
func TestFolderNobodyMayWrite(t *testing.T) {
	stored(t)
	if err := os.Mkdir("shut", 0o700); err != nil {
		t.Fatal(err)
	}
	b, _ := os.ReadFile("ledger.db")
	os.WriteFile("shut/l.db", b, 0o400)
	os.Chmod("shut", 0o500)
	t.Cleanup(func() { os.Chmod("shut", 0o700) })
	if os.WriteFile("shut/probe", nil, 0o600) == nil {
		t.Skip("this user may write everywhere")
	}
	if code, out, errs := call(t, "", "events", "--act", "ambassador.recall", "--fields", "reports", "--ledger", "shut/l.db"); code != exitOK || out != "{\"reports\":12}\n" {
		t.Errorf("events: exit %d, %s%s", code, out, errs)
	}
	for _, path := range []string{"shut/l.db", "shut/new.db", "shut/sub/new.db"} {
		if code, _, errs := call(t, "", "read", "news/0.txt", "--ledger", path); code != exitError || !strings.Contains(errs, path) || strings.Count(errs, "\n") != 1 {
			t.Errorf("read into %s: exit %d, %s", path, code, errs)
		}
	}
}

// TestOrderOfReading: the bundled articles read in two orders make one ledger.
func TestOrderOfReading(t *testing.T) {
	root, err := filepath.Abs("../../examples")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !strings.HasSuffix(path, ".go") {
			names = append(names, path)
		}
		return err
	})
	if len(names) < 30 {
		t.Fatalf("%d examples", len(names))
	}
	shuffled := make([]string, len(names))
	for i, n := range names {
		shuffled[i*17%len(names)] = n // 17 and the number of names have no common divisor, or a name is lost and the digests differ
	}
	folder(t, nil)
	var events, digests []string
	for i, order := range [][]string{names, shuffled} {
		path := fmt.Sprint(i, ".db")
		if code, _, errs := call(t, "", append([]string{"read", "--ledger", path}, order...)...); code != exitOK {
			t.Fatal(code, errs)
		}
		_, out, _ := call(t, "", "events", "--ledger", path)
		events = append(events, out)
		digests = append(digests, digest(t, path))
	}
	if len(events[0]) < 10_000 || events[0] != events[1] {
		t.Errorf("events differ: %d and %d bytes", len(events[0]), len(events[1]))
	}
	if digests[0] != digests[1] {
		t.Errorf("digests differ: %v", digests)
	}
}

func digest(t *testing.T, path string) string {
	t.Helper()
	l, err := open(path, sqlite.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	d, err := l.Digest(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return d
}
