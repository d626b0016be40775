package store

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"github.com/entente-project/entente"
)

// DigestOf is the hash of a ledger's content: its articles, then its reports, then its events, each in the order of their ids, as
// the three functions yield them. Raw bytes and the instant of reading are left out: they may differ between two readings of one page.
func DigestOf(articles func(func(a entente.Article, origin string) error) error, reports func(func(Row) error) error,
	events func(func(entente.Event) error) error) (string, error) {
	h := sha256.New()
	add := func(kind string, v any) error {
		b, err := json.Marshal(v)
		if err == nil {
			_, err = fmt.Fprintf(h, "%s %d %s\n", kind, len(b), b)
		}
		return err
	}
	err := articles(func(a entente.Article, origin string) error {
		return add("article", []any{a.ID, a.URL, a.Text, origin})
	})
	if err == nil {
		err = reports(func(r Row) error { return add("report", r) })
	}
	if err == nil {
		err = events(func(e entente.Event) error { return add("event", e) })
	}
	return hex.EncodeToString(h.Sum(nil)), err
}
