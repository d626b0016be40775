package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/engine/rules"
	"github.com/entente-project/entente/ontology"
	"github.com/entente-project/entente/store"
	"github.com/entente-project/entente/store/memory"
	"github.com/entente-project/entente/store/storetest"
)

func open(t *testing.T, path string, r *store.Rules, opt Options) *Ledger {
	t.Helper()
	l, err := Open(path, r, opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

func TestLedger(t *testing.T) {
	storetest.Run(t, house(t), func(t *testing.T, r *store.Rules) store.Ledger {
		return open(t, filepath.Join(t.TempDir(), "news ?#%.entente"), r, Options{})
	})
}

// week is a closed ledger file with a week of news.
func week(t *testing.T) (string, *store.Rules) {
	t.Helper()
	path, r := filepath.Join(t.TempDir(), "l"), house(t)
	l := open(t, path, r, Options{})
	for _, s := range storetest.Week() {
		if _, err := l.Put(context.Background(), &s.Article, s.Reports); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	return path, r
}

func TestSameDigestAsMemory(t *testing.T) {
	path, r := week(t)
	m := memory.New(r)
	for _, s := range storetest.Week() {
		if _, err := m.Put(context.Background(), &s.Article, s.Reports); err != nil {
			t.Fatal(err)
		}
	}
	got, err := open(t, path, r, Options{ReadOnly: true}).Digest(context.Background())
	want, _ := m.Digest(context.Background())
	if got != want || err != nil {
		t.Errorf("digest %s, memory has %s; %v", got, want, err)
	}
}

func TestOpenRefuses(t *testing.T) {
	r := house(t)
	dir := t.TempDir()
	file := func(name, content string) string {
		p := filepath.Join(dir, name)
		if err := os.WriteFile(p, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return p
	}
	exec := func(path, query string) {
		db, err := sql.Open("sqlite", path)
		if err == nil {
			_, err = db.Exec(query)
		}
		if err != nil {
			t.Fatal(err)
		}
		db.Close()
	}
	newer, _ := week(t)
	exec(newer, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (999, 1)")
	foreign := filepath.Join(dir, "foreign")
	exec(foreign, "CREATE TABLE recipe (cake TEXT)")
	for _, c := range []struct {
		name, path string
		opt        Options
		want       error
		words      string
	}{
		{"a directory", dir, Options{}, nil, "is a directory"},
		{"a folder that is not there", filepath.Join(dir, "no", "l"), Options{}, nil, "no"},
		{"no file, to read only", filepath.Join(dir, "none"), Options{ReadOnly: true}, os.ErrNotExist, "none"},
		{"a text", file("text", strings.Repeat("This is a letter, not a ledger.\n", 100)), Options{}, entente.ErrDamaged, "text"},
		{"a newer schema", newer, Options{}, entente.ErrNewer, "999"},
		{"a newer schema, to read only", newer, Options{ReadOnly: true}, entente.ErrNewer, "999"},
		{"another program's database", foreign, Options{}, entente.ErrDamaged, "another program"},
	} {
		l, err := Open(c.path, r, c.opt)
		if err == nil {
			l.Close()
		}
		if err == nil || c.want != nil && !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.words) {
			t.Errorf("%s: error %v, want %v with %q", c.name, err, c.want, c.words)
		}
	}
}

func TestSecondWriterIsLockedOut(t *testing.T) {
	path, r := week(t)
	one, two := open(t, path, r, Options{}), open(t, path, r, Options{Wait: time.Millisecond})
	ctx := context.Background()
	tx, err := one.write.BeginTx(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	s := storetest.Story("late", "en", 23, "words", "talks.hold IRN,PAK>IRN,PAK p actual")
	if _, err := two.Put(ctx, &s.Article, s.Reports); !errors.Is(err, entente.ErrLocked) {
		t.Errorf("put while another writes: %v", err)
	}
	if c, err := two.Counts(ctx); err != nil || c.Articles != 7 {
		t.Errorf("reading while another writes: %+v, %v", c, err)
	}
	tx.Rollback()
	if fresh, err := two.Put(ctx, &s.Article, s.Reports); !fresh || err != nil {
		t.Errorf("put afterwards: %v, %v", fresh, err)
	}
}

func TestReadOnly(t *testing.T) {
	path, r := week(t)
	l := open(t, path, r, Options{ReadOnly: true})
	s := storetest.Week()[0]
	if _, err := l.Put(context.Background(), &s.Article, s.Reports); err == nil {
		t.Error("a ledger open for reading took an article in")
	}
}

func TestDurable(t *testing.T) {
	path, r := week(t)
	var mode string
	var sync int
	l := open(t, path, r, Options{})
	if err := l.write.QueryRow("PRAGMA journal_mode").Scan(&mode); err != nil || mode != "wal" {
		t.Errorf("journal_mode %s, %v", mode, err)
	}
	if err := l.write.QueryRow("PRAGMA synchronous").Scan(&sync); err != nil || sync != 2 {
		t.Errorf("synchronous %d, want 2 (FULL); %v", sync, err)
	}
}

func TestBackup(t *testing.T) {
	path, r := week(t)
	l := open(t, path, r, Options{})
	to := filepath.Join(t.TempDir(), "copy")
	if err := l.Backup(context.Background(), to); err != nil {
		t.Fatal(err)
	}
	if err := l.Backup(context.Background(), to); err == nil {
		t.Error("a backup wrote over a file")
	}
	want, _ := l.Digest(context.Background())
	if got, err := open(t, to, r, Options{}).Digest(context.Background()); got != want || err != nil {
		t.Errorf("digest of the backup %s, want %s; %v", got, want, err)
	}
}

// TestCheckFindsChangedCells changes one stored value at a time, so that no page is broken and only the checks above SQLite can tell.
func TestCheckFindsChangedCells(t *testing.T) {
	for _, change := range []string{
		"UPDATE article SET doc = substr(doc, 1, length(doc) - 1) || x'ff' WHERE id = (SELECT min(id) FROM article)",
		"UPDATE article SET raw = x'' WHERE id = (SELECT min(id) FROM article)",
		"UPDATE article SET source = replace(source, 'alpha', 'alphb')",
		"UPDATE article SET origin = 'x' WHERE id = (SELECT min(id) FROM article)",
		"UPDATE report SET doc = replace(doc, 'IRN', 'IRQ') WHERE id = (SELECT min(id) FROM report)",
		"UPDATE report SET lo = lo - 1 WHERE id = (SELECT min(id) FROM report)",
		"UPDATE report SET grp = grp || 'x' WHERE id = (SELECT min(id) FROM report)",
		"UPDATE report SET event = '' WHERE id = (SELECT min(id) FROM report)",
		"UPDATE event SET doc = replace(doc, 'PAK', 'IND') WHERE id = (SELECT min(id) FROM event)",
		"UPDATE event SET status = 'planned' WHERE id = (SELECT min(id) FROM event WHERE status = 'actual')",
		"UPDATE event SET lo = lo + 1 WHERE id = (SELECT min(id) FROM event)",
		"DELETE FROM event_party WHERE party = 'org:ansar-allah'",
		"INSERT INTO event SELECT 'x', act, kind, base, status, lo, hi, independent, doc, sum FROM event LIMIT 1",
		"DELETE FROM report WHERE id = (SELECT min(id) FROM report)",
	} {
		path, r := week(t)
		l := open(t, path, r, Options{})
		res, err := l.write.Exec(change)
		if err != nil {
			t.Fatalf("%s: %v", change, err)
		}
		if n, _ := res.RowsAffected(); n == 0 {
			t.Fatalf("%s: nothing changed", change)
		}
		if faults, err := l.Check(context.Background(), true); len(faults) == 0 || err != nil {
			t.Errorf("%s: check finds %v, %v", change, faults, err)
		}
		l.Close()
	}
}

// TestFlippedBits flips a bit of the file, now here, now there: the ledger says so when it opens or when it is checked, or the bit was in
// a place that holds nothing, and then it says what it said before.
func TestFlippedBits(t *testing.T) {
	path, r := week(t)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want, err := open(t, path, r, Options{}).Digest(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	const cuts = 60
	silent, found := 0, 0
	for i := range cuts {
		at := len(whole) / cuts * i
		flipped := filepath.Join(t.TempDir(), fmt.Sprint("flip", i))
		b := append([]byte(nil), whole...)
		b[at] ^= 1 << (i % 8)
		if err := os.WriteFile(flipped, b, 0o600); err != nil {
			t.Fatal(err)
		}
		l, err := Open(flipped, r, Options{})
		if err != nil {
			found++
			continue
		}
		faults, err := l.Check(context.Background(), true)
		switch got, derr := l.Digest(context.Background()); {
		case err != nil || len(faults) > 0:
			found++
		case derr != nil || got != want:
			t.Errorf("bit %d of byte %d flipped: check is content, the digest is %.8s, %v", i%8, at, got, derr)
		default:
			silent++
		}
		l.Close()
	}
	if found == 0 {
		t.Error("no flipped bit was found")
	}
	t.Logf("%d flips found, %d in places that hold nothing", found, silent)
}

// house are the rules of the house.
func house(t *testing.T) *store.Rules {
	t.Helper()
	o, err := ontology.Load()
	if err != nil {
		t.Fatal(err)
	}
	return rules.Of(o)
}
