// Package store is the ledger: articles, their reports, the events they come to. It holds what every engine shares: the interface, the
// filter, and the steps by which one article enters. The engines are store/memory and store/sqlite; both pass store/storetest.
//
//	put       article, reports  -> true the first time, false ever after (nothing changes)
//	events    Filter            -> events, newest first
//	relation  IRN, PAK          -> replayed from the events of the pair
//	check     deep              -> every fault, by name
//
// The ledger does not know how reports are merged: the caller hands that in as Rules (docs/decisions/merge-in-store.md). One transaction
// takes in an article, its reports, and every event and origin that changes by them. The cost grows with the reports of the same kind of act by
// the same actors in a window of some weeks, not with the ledger. The same articles in any order give the same ledger: Digest says so.
package store

import (
	"context"
	"time"

	"github.com/entente-project/entente"
)

// Ledger is what an engine offers. Ids may be shortened to a prefix that is unique; what is not there is entente.ErrNotFound.
// All methods may be called from several goroutines at once.
type Ledger interface {
	// Put takes in an article with its reports, all or nothing. It tells false, and changes nothing, if the article is there already.
	// It refuses a report whose evidence or trigger is not a stretch of the article's text.
	Put(ctx context.Context, a *entente.Article, reports []entente.Report) (bool, error)

	// Article is one article, with Raw.
	Article(ctx context.Context, id string) (entente.Article, error)
	// Articles are the articles whose reports the filter takes, newest first, without Raw; a zero filter takes all, also those
	// without reports.
	Articles(ctx context.Context, f Filter) ([]entente.Article, error)
	// Reports are the reports that belong to events the filter takes, newest first.
	Reports(ctx context.Context, f Filter) ([]entente.Filed, error)
	// Events are the events the filter takes, newest first.
	Events(ctx context.Context, f Filter) ([]entente.Event, error)
	// Event is one event.
	Event(ctx context.Context, id string) (entente.Event, error)
	// Relation is the relation of two parties; ErrNotFound if no event is between them.
	Relation(ctx context.Context, a, b string) (entente.Relation, error)
	// Counts says how much the ledger holds.
	Counts(ctx context.Context) (Counts, error)
	// Check looks for damage. Without deep it reads the structure; with deep every stored byte, and merges everything again.
	// The error is one of looking; what it finds is the faults.
	Check(ctx context.Context, deep bool) ([]Fault, error)
	// Digest is a hash of all that the ledger says: equal for ledgers that took in the same articles, in any order, in any engine.
	Digest(ctx context.Context) (string, error)

	Close() error
}

// Rules is how reports become events: what the ledger needs to know of the rooms merge and relate, and of the ontology.
type Rules struct {
	Source  func(*entente.Article, []entente.Report) entente.Source
	One     func(a, b entente.Source) bool        // are these two one source by themselves
	Origin  func([]entente.Source) string         // the key of articles that are one source
	Group   func(*entente.Filed) string           // reports of different groups are never one event
	Days    func(*entente.Filed) (lo, hi int)     // its days since 1970, both included; 0, 0 if it has none
	Merge   func([]entente.Filed) []entente.Event // in any order
	Relate  func(a, b string, events []entente.Event) entente.Relation
	Whole   func(party string) string // the party whose relations it shares: the state of a ministry
	Types   func(act string, s entente.Status) (event, base string)
	Horizon time.Duration // how far reports of one group sway one another
	Near    time.Duration // the same, when none of them is dated to a week or a month
}

// Counts says how much a ledger holds.
type Counts struct {
	Articles    int
	Reports     int
	Events      int
	Origins     int       // independent sources: copies, reprints and translations counted once
	First, Last time.Time // first and last day of an event; zero if there is none
}

// Fault is something wrong with a stored thing.
type Fault struct {
	Kind   string // "article", "report", "event", "file"
	ID     string // "" for the file
	Detail string
}

func (f Fault) String() string {
	if f.ID == "" {
		return f.Kind + ": " + f.Detail
	}
	return f.Kind + " " + f.ID + ": " + f.Detail
}
