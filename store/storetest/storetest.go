// Package storetest is what every ledger must do, as tests: the engines call Run. It brings a few articles of its own; the
// rules are those of engine/rules, given by the caller.
package storetest

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/store"
)

// Read is an article with its reports.
type Read struct {
	Article entente.Article
	Reports []entente.Report
}

// Story makes an article of lines "ACT ACTORS>RECIPIENTS DAY STATUS": each becomes a sentence and a report of it. DAY is a day of January 2024,
// "p" for the publisher's, "m" for the month. Words fills up its text, so that copies can be told.
func Story(publisher, lang string, day int, words string, lines ...string) Read {
	a := entente.Article{URL: "https://" + publisher + ".example/" + fmt.Sprint(day, len(words), len(lines)), Publisher: publisher, Lang: lang,
		Published: time.Date(2024, 1, day, 9, 30, 0, 0, time.FixedZone("", 3600)), Raw: []byte("<html>" + words + "</html>")}
	var text strings.Builder
	var reports []entente.Report
	for _, l := range lines {
		f := strings.Fields(l)
		start := text.Len()
		text.WriteString("Sentence: " + l + ".")
		r := entente.Report{Act: f[0], Status: entente.Status(f[3]), Confidence: .5, Evidence: entente.Span{Start: start, End: text.Len()},
			Trigger: entente.Span{Start: start + 10, End: start + 10 + len(f[0])}, Rule: "lang/xx/acts.txt:1"}
		actors, recipients, _ := strings.Cut(f[1], ">")
		r.Actors, r.Recipients = side(actors), side(recipients)
		r.Date = date(f[2], day)
		reports = append(reports, r)
		text.WriteByte('\n')
	}
	text.WriteString(words)
	a.Text = text.String()
	a.Paragraphs = []entente.Paragraph{{Span: entente.Span{Start: 0, End: len(a.Text)}, Kind: entente.Body}}
	a.ID = a.Hash()
	return Read{a, reports}
}

func side(s string) []entente.Mention {
	var out []entente.Mention
	for id := range strings.SplitSeq(s, ",") {
		if id != "" {
			out = append(out, entente.Mention{Party: entente.Party{ID: id}, Text: id})
		}
	}
	return out
}

func date(s string, published int) entente.Date {
	at := func(d int) time.Time { return time.Date(2024, 1, d, 0, 0, 0, 0, time.UTC) }
	d := 0
	switch _, err := fmt.Sscan(s, &d); {
	case s == "p":
		return entente.Date{Start: at(published), End: at(published), Grain: entente.Day, From: "published"}
	case s == "m":
		return entente.Date{Start: at(1), End: at(31), Grain: entente.Month, From: "text"}
	case err != nil:
		return entente.Date{}
	}
	return entente.Date{Start: at(d), End: at(d), Grain: entente.Day, From: "text"}
}

// prose is 200 words that no other seed shares.
func prose(seed string) string {
	var b strings.Builder
	for i := range 200 {
		fmt.Fprintf(&b, "%s%d ", seed, i)
	}
	return b.String()
}

// Week is a week of made-up news: two outlets, a copy, a month, a denial, a plan.
func Week() []Read {
	return []Read{
		Story("alpha", "en", 17, prose("a"), "strike.missile IRN/MIL>PAK 16 actual", "ambassador.recall PAK>IRN 17 actual"),
		Story("beta", "en", 18, prose("a")[:700]+prose("b"), "strike.missile IRN/MIL>PAK 16 actual", "party.condemn PAK>IRN p actual"),
		Story("gamma", "fr", 18, prose("c"), "strike.drone IRN>PAK p actual", "strike.air PAK/MIL>IRN 18 actual", "ambassador.recall PAK>IRN m actual"),
		Story("delta", "en", 20, prose("d"), "relations.restore IRN,PAK>IRN,PAK 19 actual", "ambassador.return PAK>IRN p planned"),
		Story("delta", "en", 21, prose("e"), "relations.restore IRN,PAK>IRN,PAK p actual", "strike.air PAK>IRN p negated"),
		Story("gamma", "fr", 21, prose("a")[600:]+prose("f"), "talks.phone IRN,PAK>IRN,PAK 19 actual", "strike.air USA>org:ansar-allah 12 actual"),
		Story("epsilon", "fr", 22, prose("g")),
	}
}

func put(t *testing.T, l store.Ledger, reads ...Read) {
	t.Helper()
	for i := range reads {
		if _, err := l.Put(context.Background(), &reads[i].Article, reads[i].Reports); err != nil {
			t.Fatal(err)
		}
	}
}

func digest(t *testing.T, l store.Ledger) string {
	t.Helper()
	d, err := l.Digest(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Run tests an engine. Empty makes an empty ledger with the rules; it closes with the test.
func Run(t *testing.T, rules *store.Rules, empty func(*testing.T, *store.Rules) store.Ledger) {
	full := func(t *testing.T) store.Ledger {
		l := empty(t, rules)
		put(t, l, Week()...)
		return l
	}
	t.Run("twice changes nothing", func(t *testing.T) { twice(t, full(t)) })
	t.Run("any order", func(t *testing.T) { anyOrder(t, empty, rules) })
	t.Run("all or nothing", func(t *testing.T) { allOrNothing(t, empty, *rules) })
	t.Run("what comes back", func(t *testing.T) { comesBack(t, full(t)) })
	t.Run("filter", func(t *testing.T) { filters(t, full(t), rules) })
	t.Run("sound", func(t *testing.T) {
		if faults, err := full(t).Check(context.Background(), true); err != nil || len(faults) > 0 {
			t.Errorf("check of a sound ledger: %v, %v", faults, err)
		}
	})
}

func twice(t *testing.T, l store.Ledger) {
	before := digest(t, l)
	for _, r := range Week() {
		fresh, err := l.Put(context.Background(), &r.Article, r.Reports)
		if fresh || err != nil {
			t.Errorf("put again: %v, %v", fresh, err)
		}
	}
	if digest(t, l) != before {
		t.Error("reading the same articles again changed the ledger")
	}
}

func anyOrder(t *testing.T, empty func(*testing.T, *store.Rules) store.Ledger, rules *store.Rules) {
	want := ""
	random := rand.New(rand.NewPCG(1, 2))
	for range 6 {
		l := empty(t, rules)
		week := Week()
		random.Shuffle(len(week), func(i, j int) { week[i], week[j] = week[j], week[i] })
		put(t, l, week...)
		got := digest(t, l)
		if want == "" {
			want = got
		}
		if faults, err := l.Check(context.Background(), true); got != want || len(faults) > 0 || err != nil {
			t.Fatalf("another order, another ledger: digest %.8s, want %.8s; check: %v, %v", got, want, faults, err)
		}
	}
}

func allOrNothing(t *testing.T, empty func(*testing.T, *store.Rules) store.Ledger, rules store.Rules) {
	honest := rules.Merge
	l := empty(t, &rules)
	week := Week()
	put(t, l, week[:3]...)
	before := digest(t, l)

	bad := week[3]
	bad.Reports = append(bad.Reports[:1:1], entente.Report{Act: "talks.hold", Evidence: entente.Span{Start: 5, End: 1 << 20}})
	if fresh, err := l.Put(context.Background(), &bad.Article, bad.Reports); err == nil || fresh {
		t.Errorf("evidence outside the text: %v, %v; want an error", fresh, err)
	}
	bad = week[3]
	bad.Article.ID = strings.Repeat("0", 32)
	if _, err := l.Put(context.Background(), &bad.Article, bad.Reports); err == nil {
		t.Error("an article with another's id was taken in")
	}
	calls := 0
	rules.Merge = func(f []entente.Filed) []entente.Event {
		if calls++; calls == 2 {
			panic("the merge fails")
		}
		return honest(f)
	}
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the merge did not fail")
			}
		}()
		l.Put(context.Background(), &week[3].Article, week[3].Reports)
	}()
	rules.Merge = honest
	if digest(t, l) != before {
		t.Error("a put that failed half-way left something")
	}
	put(t, l, week[3])
	if faults, err := l.Check(context.Background(), true); len(faults) > 0 || err != nil {
		t.Errorf("after a failed put: %v, %v", faults, err)
	}
}

func comesBack(t *testing.T, l store.Ledger) {
	ctx := context.Background()
	first := Week()[0]
	a, err := l.Article(ctx, first.Article.ID[:12])
	if err != nil || a.Text != first.Article.Text || string(a.Raw) != string(first.Article.Raw) || !a.Published.Equal(first.Article.Published) {
		t.Errorf("article by prefix: %+v, %v", a, err)
	}
	for _, id := range []string{"", "nosuch"} {
		if _, err := l.Article(ctx, id); !errors.Is(err, entente.ErrNotFound) {
			t.Errorf("article %q: %v", id, err)
		}
		if _, err := l.Event(ctx, id); !errors.Is(err, entente.ErrNotFound) {
			t.Errorf("event %q: %v", id, err)
		}
	}
	if _, err := l.Relation(ctx, "IRN", "FRA"); !errors.Is(err, entente.ErrNotFound) {
		t.Errorf("relation without events: %v", err)
	}
	c, err := l.Counts(ctx)
	if err != nil || c.Articles != 7 || c.Reports != 13 || c.Origins != 6 || c.First.Day() != 12 || c.Last.Day() != 21 {
		t.Errorf("counts %+v, %v", c, err)
	}
	strikes, err := l.Events(ctx, store.Filter{Party: "IRN/MIL", Other: "PAK/MIL"})
	if err != nil || len(strikes) != 0 {
		t.Errorf("events of a part that no report names: %v, %v", strikes, err)
	}
	strikes, err = l.Events(ctx, store.Filter{Party: "IRN", Type: "ASSAULT", Until: time.Date(2024, 1, 17, 0, 0, 0, 0, time.UTC)})
	if err != nil || len(strikes) != 1 || strikes[0].Independent != 1 || len(strikes[0].Reports) != 2 {
		t.Errorf("a strike told by a story and its copy: %+v, %v", strikes, err)
	}
	r, err := l.Relation(ctx, "PAK", "IRN/GOV")
	if err != nil || len(r.Aspects) == 0 || r.Aspects[0].State != "relations restored" || len(r.Aspects[0].Pending) != 1 {
		t.Errorf("relation %+v, %v", r, err)
	}
}

// filters compares the engine with the meaning of the filter.
func filters(t *testing.T, l store.Ledger, rules *store.Rules) {
	ctx := context.Background()
	all, err := l.Events(ctx, store.Filter{})
	if err != nil || len(all) < 8 {
		t.Fatalf("%d events, %v", len(all), err)
	}
	day := func(d int) time.Time { return time.Date(2024, 1, d, 0, 0, 0, 0, time.UTC) }
	for _, f := range []store.Filter{
		{}, {Limit: 3}, {Party: "IRN"}, {Party: "PAK", Other: "IRN"}, {Other: "org:ansar-allah"}, {Party: "IRN", Other: "USA"}, {Act: "ambassador.recall"},
		{Type: "SANCTION"}, {Type: "AGREE"}, {Type: "SUPPORT"}, {Status: entente.Planned}, {Since: day(18)}, {Until: day(17)}, {Since: day(18), Until: day(18)},
		{Since: day(18).Add(time.Hour)}, {Lang: "fr"}, {Article: Week()[2].Article.ID}, {Event: all[0].ID}, {Sources: 2}, {Party: "PAK", Lang: "fr", Limit: 2}, {Act: "x'"},
	} {
		got, err := l.Events(ctx, f)
		if err != nil {
			t.Errorf("%+v: %v", f, err)
			continue
		}
		var want []string
		for _, e := range all {
			rs, err := l.Reports(ctx, store.Filter{Event: e.ID})
			if err != nil || len(rs) != len(e.Reports) {
				t.Fatalf("reports of event %s: %d, %v", e.ID, len(rs), err)
			}
			if f.Takes(rules, &e, rs) && (f.Limit == 0 || len(want) < f.Limit) {
				want = append(want, e.ID)
			}
		}
		var ids []string
		for _, e := range got {
			ids = append(ids, e.ID)
		}
		if strings.Join(ids, " ") != strings.Join(want, " ") {
			t.Errorf("%+v takes %v, want %v", f, ids, want)
		}
	}
	for f, n := range map[store.Filter]int{{}: 7, {Lang: "fr", Party: "PAK"}: 2, {Article: Week()[0].Article.ID}: 1, {Limit: 2}: 2, {Act: "talks.phone"}: 1} {
		if got, err := l.Articles(ctx, f); err != nil || len(got) != n || got[0].Raw != nil {
			t.Errorf("%+v: %d articles, want %d; %v", f, len(got), n, err)
		}
	}
}
