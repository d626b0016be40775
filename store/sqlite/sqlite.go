// Package sqlite is a ledger in one SQLite file: in, articles with their reports; out, what store.Ledger offers.
//
//	l, err := sqlite.Open("news.entente", rules, sqlite.Options{})
//	fresh, err := l.Put(ctx, article, reports)      // on disk when it returns
//
// It writes through one connection, in WAL mode with synchronous=FULL: an article that Put has acknowledged survives a power cut. Readers
// have connections of their own and do not wait for the writer. One process should write at a time; a second one gets entente.ErrLocked
// after Options.Wait. A file of a newer version is entente.ErrNewer, a file that is no ledger or fails its checksums
// entente.ErrDamaged. Beside the file stand FILE-wal and FILE-shm while it is open; copy a ledger with Backup, not with cp.
//
// Cost: about 6 KB of disk for an article of 3 KB with its page (docs/formats/ledger.md).
package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite" // the driver "sqlite"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/store"
)

//go:embed migrations/*.sql
var migrations embed.FS

// newest is the number of the last migration this program knows.
const newest = 1

// leastFile is the size of the smallest SQLite page. SQLite takes some shorter files for empty ones and would write over them.
const leastFile = 512

// applicationID marks a file as a ledger ("Ente" in the file's header), so that another program's database is not written to.
const applicationID = 0x456e7465

// Options are how a ledger is opened; the zero value is the default.
type Options struct {
	Wait     time.Duration // for another writer, before ErrLocked; 0 is 5 seconds
	ReadOnly bool          // never write; the file must exist
	Readers  int           // connections for reading; 0 is 4
}

// Ledger is a store.Ledger in a SQLite file.
type Ledger struct {
	path  string
	rules *store.Rules
	write *sql.DB // one connection; nil when read only
	read  *sql.DB
}

// Open opens a ledger, and makes one if there is no file (unless read only).
func Open(path string, rules *store.Rules, opt Options) (*Ledger, error) {
	if opt.Wait == 0 {
		opt.Wait = 5 * time.Second
	}
	if opt.Readers == 0 {
		opt.Readers = 4
	}
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return nil, fmt.Errorf("open ledger %s: it is a directory; name a file in it", path)
	case err == nil && info.Size() > 0 && info.Size() < leastFile:
		return nil, fmt.Errorf("open ledger %s: %w: a file of %d bytes is no ledger; restore a backup, or name another ledger", path, entente.ErrDamaged, info.Size())
	case errors.Is(err, fs.ErrNotExist) && opt.ReadOnly, err != nil && !errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("open ledger: %w", err)
	}
	l := &Ledger{path: path, rules: rules}
	if err := l.open(opt); err != nil {
		l.Close()
		return nil, fmt.Errorf("open ledger %s: %w", path, named(err))
	}
	return l, nil
}

func (l *Ledger) open(opt Options) error {
	var err error
	pragmas := []string{fmt.Sprintf("busy_timeout(%d)", opt.Wait.Milliseconds()), "foreign_keys(1)"}
	if !opt.ReadOnly {
		if l.write, err = connect(l.path, "rwc", "immediate", append(pragmas, "journal_mode(WAL)", "synchronous(FULL)")); err != nil {
			return err
		}
		l.write.SetMaxOpenConns(1)
		if err := l.migrate(); err != nil {
			return err
		}
	}
	have, err := l.reader(opt, "ro", append(pragmas, "query_only(1)"))
	if opt.ReadOnly && unwritable(err) && l.settled() {
		have, err = l.reader(opt, "ro&immutable=1", append(pragmas, "query_only(1)"))
	}
	if err == nil && have == 0 {
		err = fmt.Errorf("%w: it is empty, or was cut to nothing; restore a backup, or read some articles into it", entente.ErrDamaged)
	}
	return err
}

// reader opens the connections for reading, and tells the version of what they read.
func (l *Ledger) reader(opt Options, mode string, pragmas []string) (int, error) {
	if l.read != nil {
		l.read.Close()
	}
	var err error
	if l.read, err = connect(l.path, mode, "deferred", pragmas); err != nil {
		return 0, err
	}
	l.read.SetMaxOpenConns(opt.Readers)
	return version(l.read)
}

// unwritable tells the errors of a folder in which no file can be made: SQLite wants to put FILE-shm beside the ledger, even to read it.
func unwritable(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && (e.Code()&0xff == readonly || e.Code()&0xff == cantOpen)
}

// settled tells whether the file holds all there is: nothing waits in FILE-wal. Where nobody can write it may then be taken as immutable.
func (l *Ledger) settled() bool {
	info, err := os.Stat(l.path + "-wal")
	return errors.Is(err, fs.ErrNotExist) || err == nil && info.Size() == 0
}

// connect opens a pool. The mode is SQLite's, "ro" or "rwc", with what else the address shall say. The path is escaped: a "?" in a file's name is no option.
func connect(path, mode, lock string, pragmas []string) (*sql.DB, error) {
	q := url.Values{"_txlock": {lock}, "_pragma": pragmas}
	return sql.Open("sqlite", "file:"+(&url.URL{Path: path}).EscapedPath()+"?mode="+mode+"&"+q.Encode())
}

// migrate brings an empty or older file to this program's schema.
func (l *Ledger) migrate() error {
	have, err := version(l.write)
	if err != nil || have == newest {
		return err
	}
	dir, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, l.write, dir)
	if err != nil {
		return err
	}
	if _, err := p.Up(context.Background()); err != nil {
		if have, verr := version(l.write); verr == nil && have == newest {
			return nil // another process was making the same file, and was first
		}
		return fmt.Errorf("bring to schema %d: %w", newest, err)
	}
	_, err = l.write.Exec(fmt.Sprintf("PRAGMA application_id = %d", applicationID))
	return err
}

// version is the schema of a file, 0 for an empty one. It refuses one of a newer program, and the database of another program.
func version(db *sql.DB) (int, error) {
	var id, tables int
	if err := db.QueryRow("PRAGMA application_id").Scan(&id); err != nil {
		return 0, err
	}
	if err := db.QueryRow("SELECT count(*) FROM sqlite_schema").Scan(&tables); err != nil {
		return 0, err
	}
	var have int
	err := db.QueryRow("SELECT coalesce(max(version_id), 0) FROM goose_db_version WHERE is_applied").Scan(&have)
	switch {
	case tables == 0:
		return 0, nil
	case err != nil && id != applicationID:
		return 0, fmt.Errorf("%w: it is another program's database", entente.ErrDamaged)
	case err != nil:
		return 0, err
	case have > newest:
		return 0, fmt.Errorf("%w: schema %d, this program knows %d; use a newer entente", entente.ErrNewer, have, newest)
	}
	return have, nil
}

// Close ends all work on the file.
func (l *Ledger) Close() error {
	var errs []error
	for _, db := range []*sql.DB{l.read, l.write} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	return errors.Join(errs...)
}

// Backup writes a copy of the ledger, as it is at this moment, to a file that must not exist; others may go on writing.
func (l *Ledger) Backup(ctx context.Context, path string) error {
	if _, err := os.Stat(path); err == nil {
		return fmt.Errorf("back up to %s: %w; name a new file", path, fs.ErrExist)
	}
	db, err := connect(l.path, "ro", "deferred", nil) // the readers' own connections may write nothing, not even elsewhere
	if err != nil {
		return fmt.Errorf("back up to %s: %w", path, named(err))
	}
	defer db.Close()
	if _, err := db.ExecContext(ctx, "VACUUM INTO ?", path); err != nil {
		return fmt.Errorf("back up to %s: %w", path, named(err))
	}
	return nil
}

// SQLite's result codes that a caller must tell apart (sqlite.org/rescode.html).
const (
	busy, locked       = 5, 6
	readonly, cantOpen = 8, 14
	corrupt, notADB    = 11, 26
)

// at says in which ledger an error of reading was met.
func (l *Ledger) at(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("ledger %s: %w", l.path, err)
}

// named adds the sentinel to an error of SQLite that has one.
func named(err error) error {
	if err == nil || errors.Is(err, entente.ErrDamaged) {
		return err
	}
	if strings.Contains(err.Error(), "malformed") { // JSON in a query, or the schema: these have no code of their own
		return fmt.Errorf("%w: %w; restore a backup, or name another ledger", entente.ErrDamaged, err)
	}
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	switch e.Code() & 0xff {
	case busy, locked:
		return fmt.Errorf("%w: %w; try again when the other program is done", entente.ErrLocked, err)
	case readonly, cantOpen:
		return fmt.Errorf("%w; check that the file and its folder are there and that you may write in them", err)
	case corrupt, notADB:
		return fmt.Errorf("%w: %w; restore a backup, or name another ledger", entente.ErrDamaged, err)
	}
	return err
}
