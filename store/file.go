package store

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/entente-project/entente"
)

// Row is a report as an engine keeps it: with what it is looked up by.
type Row struct {
	entente.Filed
	Group  string
	Lo, Hi int // days since 1970 of the interval, both included; 0, 0 without a day
	Event  string
}

// file makes the rows of an article's reports, each reading once, sorted by id. Origin and Event are not yet known.
func file(r *Rules, a *entente.Article, reports []entente.Report) ([]Row, error) {
	if want := a.Hash(); a.ID != want {
		return nil, fmt.Errorf("put article %q: its id should be %s, of its address, publisher and text", a.ID, want)
	}
	var out []Row
	for i := range reports {
		rep := &reports[i]
		if rep.Evidence.Of(a.Text) == "" || rep.Trigger != (entente.Span{}) && !rep.Evidence.Holds(rep.Trigger) {
			return nil, fmt.Errorf("put article %s: report %d (%s): evidence %v, trigger %v are no stretch of a text of %d bytes",
				a.ID, i, rep.Act, rep.Evidence, rep.Trigger, len(a.Text))
		}
		if event, _ := r.Types(rep.Act, rep.Status); event == "" {
			return nil, fmt.Errorf("put article %s: report %d: unknown act %q", a.ID, i, rep.Act)
		}
		f := entente.Filed{Report: *rep, ID: reportID(a.ID, rep), Article: a.ID, Outlet: a.Publisher, Lang: a.Lang,
			Text: rep.Evidence.Of(a.Text), Told: told(a), On: first(a, rep)}
		out = append(out, row(r, f))
	}
	slices.SortStableFunc(out, func(a, b Row) int { return compare(a.ID, b.ID) })
	return slices.CompactFunc(out, func(a, b Row) bool { return a.ID == b.ID }), nil
}

// row works out what a report is looked up by.
func row(r *Rules, f entente.Filed) Row {
	out := Row{Filed: f, Group: r.Group(&f)}
	out.Lo, out.Hi = r.Days(&f)
	return out
}

// told is when the publisher told it, else when it was read; UTC, to the second.
func told(a *entente.Article) time.Time {
	t := a.Published
	if t.IsZero() {
		t = a.Read
	}
	if t.IsZero() {
		return t
	}
	return t.UTC().Truncate(time.Second)
}

// first is the first day of a report's date, else the publisher's day; zero if neither is known.
func first(a *entente.Article, r *entente.Report) time.Time {
	t := r.Date.Start
	if t.IsZero() {
		t = told(a)
	}
	if t.IsZero() {
		return t
	}
	return t.UTC().Truncate(24 * time.Hour)
}

// dayCount is a duration in days.
func dayCount(d time.Duration) int { return int(d / (24 * time.Hour)) }

// reportID is the same for the same reading of the same article: of its act, parties, status, claimant and trigger.
func reportID(article string, r *entente.Report) string {
	var b strings.Builder
	part := func(s string) { b.WriteString(strconv.Quote(s)) }
	side := func(ms []entente.Mention) {
		for _, m := range ms {
			part(m.ID + "\n" + m.Text)
		}
		b.WriteByte(';')
	}
	part(article)
	part(r.Act)
	side(r.Actors)
	side(r.Recipients)
	part(string(r.Status))
	if r.Said != nil {
		part(r.Said.ID + "\n" + r.Said.Text)
	}
	fmt.Fprint(&b, r.Evidence, r.Trigger)
	sum := sha256.Sum256([]byte(b.String()))
	return hex.EncodeToString(sum[:12])
}
