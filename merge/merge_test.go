package merge

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/ontology"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var onto = func() *ontology.Ontology {
	o, err := ontology.Load()
	if err != nil {
		panic(err)
	}
	return o
}()

// told reads a report from a line: ID ORIGIN ACT ACTORS>RECIPIENTS DATE STATUS [says=PARTY] [dead=N] [in=ISO3]. DATE is 2024-01-17 (a
// day in the text), p2024-01-17 (the publisher's), 2024-01 (a month), 2024 (a year) or - (none).
func told(line string) entente.Filed {
	f := strings.Fields(line)
	out := entente.Filed{ID: f[0], Article: "a-" + f[0], Origin: f[1], Outlet: Voice(f[1]), Text: "sentence " + f[0]}
	out.Act, out.Status = f[2], entente.Status(f[5])
	actors, recipients, _ := strings.Cut(f[3], ">")
	out.Actors, out.Recipients = side(actors), side(recipients)
	out.Date = date(f[4])
	out.On = out.Date.Start
	for _, opt := range f[6:] {
		k, v, _ := strings.Cut(opt, "=")
		switch k {
		case "says":
			out.Said = &entente.Mention{Party: entente.Party{ID: v}}
		case "dead":
			n := 0
			fmt.Sscan(v, &n)
			out.Dead = &entente.Toll{Best: n, Low: n, High: n}
		case "in":
			out.Place = &entente.Place{ISO3: v}
		case "told":
			out.Told, _ = time.Parse(time.DateOnly, v)
		}
	}
	return out
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

func date(s string) entente.Date {
	from := "text"
	if strings.HasPrefix(s, "p") {
		s, from = s[1:], "published"
	}
	for _, g := range []struct {
		layout  string
		grain   entente.Grain
		y, m, d int
	}{{"2006-01-02", entente.Day, 0, 0, 0}, {"2006-01", entente.Month, 0, 1, -1}, {"2006", entente.Year, 1, 0, -1}} {
		if t, err := time.Parse(g.layout, s); err == nil {
			return entente.Date{Start: t, End: t.AddDate(g.y, g.m, g.d), Grain: g.grain, From: from}
		}
	}
	return entente.Date{}
}

// shown writes events one a line: ACT ACTORS>RECIPIENTS START STATUS REPORTS independent=N.
func shown(events []entente.Event) string {
	var b strings.Builder
	for _, e := range events {
		day := "-"
		if !e.Start.IsZero() {
			day = e.Start.Format(time.DateOnly)
		}
		fmt.Fprintf(&b, "%s %s>%s %s %s %s independent=%d\n", e.Act, strings.Join(e.Actors, ","), strings.Join(e.Recipients, ","), day, e.Status,
			strings.Join(e.Reports, ","), e.Independent)
	}
	return b.String()
}

func merged(lines string) []entente.Event {
	var filed []entente.Filed
	for line := range strings.Lines(lines) {
		if strings.TrimSpace(line) != "" {
			filed = append(filed, told(line))
		}
	}
	return Merge(onto, filed)
}

func TestMerge(t *testing.T) {
	for _, c := range []struct{ name, reports, want string }{
		{"a month joins the only day in it", `
			r1 bbc/1 ambassador.recall PAK>IRN 2024-01-17 actual
			r2 dawn/2 ambassador.recall PAK/GOV>IRN 2024-01 actual`,
			"ambassador.recall PAK>IRN 2024-01-17 actual r2,r1 independent=2"},
		{"a month with two days in it stays by itself", `
			r1 bbc/1 strike.air PAK>IRN 2024-01-16 actual
			r2 bbc/2 strike.air PAK>IRN 2024-01-18 actual
			r3 dawn/3 strike.air PAK>IRN 2024-01 actual`,
			"strike.air PAK>IRN 2024-01-01 actual r3 independent=1\nstrike.air PAK>IRN 2024-01-16 actual r1 independent=1\nstrike.air PAK>IRN 2024-01-18 actual r2 independent=1"},
		{"two stories of one outlet are one voice", `
			r1 bbc/1 ambassador.recall PAK>IRN 2024-01-17 actual
			r2 bbc/2 ambassador.recall PAK>IRN 2024-01-17 actual`,
			"ambassador.recall PAK>IRN 2024-01-17 actual r1,r2 independent=1"},
		{"roles matter", `
			r1 bbc/1 ambassador.recall PAK>IRN 2024-01-17 actual
			r2 afp/2 ambassador.recall IRN>PAK 2024-01-17 actual`,
			"ambassador.recall PAK>IRN 2024-01-17 actual r1 independent=1\nambassador.recall IRN>PAK 2024-01-17 actual r2 independent=1"},
		{"organs of a state are one party, one family of acts", `
			r1 bbc/1 strike.missile IRN/MIL>PAK 2024-01-16 actual
			r2 afp/2 strike.drone IRN>PAK 2024-01-16 actual
			r3 efe/3 violence.use IRN/GOV>PAK p2024-01-17 actual`,
			"strike.drone IRN>PAK 2024-01-16 actual r1,r2,r3 independent=3"},
		{"but not among themselves", `
			r1 bbc/1 coup.stage MLI/MIL>MLI/GOV 2020-08-18 actual
			r2 bbc/2 coup.stage MLI/GOV>MLI/MIL 2020-08-18 actual`,
			"coup.stage MLI/MIL>MLI/GOV 2020-08-18 actual r1 independent=1\ncoup.stage MLI/GOV>MLI/MIL 2020-08-18 actual r2 independent=1"},
		{"rebels are not the state", `
			r1 bbc/1 strike.air USA>YEM 2024-01-12 actual
			r2 bbc/2 strike.air USA>org:ansar-allah 2024-01-12 actual`,
			"strike.air USA>YEM 2024-01-12 actual r1 independent=1\nstrike.air USA>org:ansar-allah 2024-01-12 actual r2 independent=1"},
		{"another family on the same day is another event", `
			r1 bbc/1 ambassador.recall PAK>IRN 2024-01-17 actual
			r2 bbc/2 talks.stop PAK>IRN 2024-01-17 actual`,
			"ambassador.recall PAK>IRN 2024-01-17 actual r1 independent=1\ntalks.stop PAK>IRN 2024-01-17 actual r2 independent=1"},
		{"an unnamed recipient fits the only one", `
			r1 bbc/1 strike.missile IRN>PAK 2024-01-16 actual
			r2 afp/2 strike.missile IRN> 2024-01-16 actual`,
			"strike.missile IRN>PAK 2024-01-16 actual r1,r2 independent=2"},
		{"an unnamed recipient cannot choose between two", `
			r1 bbc/1 strike.missile IRN>PAK 2024-01-16 actual
			r2 bbc/2 strike.missile IRN>IRQ 2024-01-16 actual
			r3 afp/3 strike.missile IRN> 2024-01-16 actual`,
			"strike.missile IRN>PAK 2024-01-16 actual r1 independent=1\nstrike.missile IRN>IRQ 2024-01-16 actual r2 independent=1\nstrike.missile IRN> 2024-01-16 actual r3 independent=1"},
		{"places in different countries", `
			r1 bbc/1 strike.drone USA>org:is 2024-02-02 actual in=IRQ
			r2 bbc/2 strike.drone USA>org:is 2024-02-02 actual in=SYR`,
			"strike.drone USA>org:is 2024-02-02 actual r1 independent=1\nstrike.drone USA>org:is 2024-02-02 actual r2 independent=1"},
		{"a strike every day is no chain", `
			r1 a/1 strike.air RUS>UKR p2024-05-01 actual
			r2 a/2 strike.air RUS>UKR p2024-05-02 actual
			r3 a/3 strike.air RUS>UKR p2024-05-03 actual
			r4 a/4 strike.air RUS>UKR p2024-05-04 actual`,
			"strike.air RUS>UKR 2024-05-01 actual r1,r2 independent=1\nstrike.air RUS>UKR 2024-05-03 actual r3 independent=1\nstrike.air RUS>UKR 2024-05-04 actual r4 independent=1"},
		{"the papers' day meets the day before", `
			r1 a/1 relations.restore IRN,PAK>IRN,PAK 2024-01-19 actual
			r2 b/2 relations.restore PAK>IRN p2024-01-20 actual
			r3 c/3 relations.restore PAK>IRN p2024-01-22 actual`,
			"relations.restore IRN,PAK>IRN,PAK 2024-01-19 actual r1,r2 independent=2\nrelations.restore IRN,PAK>IRN,PAK 2024-01-22 actual r3 independent=1"},
		{"a denial is a claim on the event", `
			r1 bbc/1 strike.air IND>PAK 2025-05-07 actual says=PAK/MIL
			r2 bbc/2 strike.air IND>PAK p2025-05-08 negated says=IND`,
			"strike.air IND>PAK 2025-05-07 actual r1,r2 independent=1"},
		{"a denial of nothing told stands alone", `
			r1 bbc/1 strike.air IND>PAK p2025-05-08 negated says=IND`,
			"strike.air IND>PAK 2025-05-08 negated r1 independent=1"},
		{"a refusal told by the outlet is an event", `
			r1 bbc/1 talks.hold IRN,USA>IRN,USA 2025-05-07 actual
			r2 bbc/2 talks.hold IRN,USA>IRN,USA 2025-05-07 negated`,
			"talks.hold IRN,USA>IRN,USA 2025-05-07 actual r1 independent=1\ntalks.hold IRN,USA>IRN,USA 2025-05-07 negated r2 independent=1"},
		{"a plan is not the deed", `
			r1 bbc/1 ambassador.return PAK>IRN p2024-01-19 planned
			r2 bbc/2 ambassador.return PAK>IRN 2024-01-19 actual`,
			"ambassador.return PAK>IRN 2024-01-19 planned r1 independent=1\nambassador.return PAK>IRN 2024-01-19 actual r2 independent=1"},
		{"who demands matters", `
			r1 bbc/1 ceasefire.observe ISR>org:hamas p2024-01-19 demanded says=USA
			r2 bbc/2 ceasefire.observe ISR>org:hamas p2024-01-19 demanded says=FRA`,
			"ceasefire.observe ISR>org:hamas 2024-01-19 demanded r1 independent=1\nceasefire.observe ISR>org:hamas 2024-01-19 demanded r2 independent=1"},
	} {
		got := strings.Split(strings.TrimSpace(shown(merged(c.reports))), "\n")
		want := strings.Split(c.want, "\n")
		sortReports(got)
		sortReports(want)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s:\n%s", c.name, diff)
		}
	}
}

// sortReports puts lines, and the ids in each, in order, so that a table need not.
func sortReports(lines []string) {
	for i, l := range lines {
		f := strings.Fields(l)
		for j, w := range f {
			if strings.HasPrefix(w, "r") && strings.Contains(w, ",") && !strings.Contains(w, ".") {
				ids := strings.Split(w, ",")
				slices.Sort(ids)
				f[j] = strings.Join(ids, ",")
			}
		}
		lines[i] = strings.Join(f, " ")
	}
	slices.Sort(lines)
}

func TestDenialKeepsBothClaims(t *testing.T) {
	ev := merged(`
		r1 bbc/1 strike.air IND>PAK 2025-05-07 actual says=PAK/MIL
		r2 afp/2 strike.air IND>PAK p2025-05-08 negated says=IND`)
	want := []entente.Claim{{Party: "IND", Status: entente.Negated, Report: "r2"}, {Party: "PAK/MIL", Status: entente.Actual, Report: "r1"}}
	if diff := cmp.Diff(want, ev[0].Claims); diff != "" {
		t.Error(diff)
	}
}

func TestTolls(t *testing.T) {
	ev := merged(`
		r1 bbc/1 strike.air IND>PAK 2025-05-07 actual dead=8 told=2025-05-07
		r2 bbc/2 strike.air IND>PAK 2025-05-07 actual dead=26 told=2025-05-08
		r3 afp/3 strike.air IND>PAK 2025-05-07 actual dead=20 told=2025-05-07
		r4 afp/4 strike.air IND>PAK 2025-05-07 actual dead=31 told=2025-05-07 says=PAK/MIL
		r5 efe/5 strike.air IND>PAK 2025-05-07 actual told=2025-05-07`)
	got := ""
	for _, d := range ev[0].Dead {
		got += fmt.Sprintf("%s %s %d; ", d.Party, d.Report, d.Best)
	}
	if want := " r2 26;  r3 20; PAK/MIL r4 31; "; got != want {
		t.Errorf("tolls %q, want %q", got, want)
	}
}

func TestCopyIsDatedAsTheStory(t *testing.T) {
	story := told("r1 bbc/1 strike.air IND>PAK 2025-05-06 actual told=2025-05-07")
	again := told("r2 bbc/1 strike.air IND>PAK 2025-05-08 actual told=2025-05-09") // "yesterday", printed two days later
	again.Text = "  Sentence  r1"
	if ev := Merge(onto, []entente.Filed{again, story}); len(ev) != 1 || ev[0].Start.Day() != 6 {
		t.Errorf("events %s", shown(ev))
	}
}

// reports draws reports that get into each other's way: few acts, parties, days and origins.
func reports(t *rapid.T) []entente.Filed {
	pick := func(label string, from ...string) string { return rapid.SampledFrom(from).Draw(t, label) }
	var out []entente.Filed
	for i := range rapid.IntRange(0, 14).Draw(t, "n") {
		line := fmt.Sprintf("r%d %s/%d %s %s>%s %s %s told=2024-01-2%d", i, pick("voice", "bbc", "afp", "efe"), i%3,
			pick("act", "strike.air", "strike.drone", "violence.use", "talks.hold", "raid.armed"),
			pick("actors", "IRN", "IRN/MIL", "IRN,PAK", ""), pick("recipients", "PAK", "PAK/CVL", "IRQ", "IRN", ""),
			pick("date", "2024-01-16", "2024-01-17", "p2024-01-16", "p2024-01-17", "p2024-01-18", "p2024-01-19", "2024-01", "2024", "-"),
			pick("status", "actual", "actual", "ongoing", "planned", "negated", "demanded", "historical"), i%10)
		line += pick("says", "", " says=IRN", " says=PAK") + pick("dead", "", " dead=3", " dead=5") + pick("in", "", "", " in=PAK", " in=IRQ")
		out = append(out, told(line))
	}
	return out
}

func TestAnyOrderSameEvents(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := reports(t)
		want := Merge(onto, in)
		got := Merge(onto, append(rapid.Permutation(in).Draw(t, "order"), in...))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("another order, each given twice, makes other events:\n%s", diff)
		}
		n := 0
		for _, e := range want {
			n += len(e.Reports)
		}
		if n != len(in) {
			t.Fatalf("%d reports, %d in events", len(in), n)
		}
	})
}

func TestCopyAddsNoSource(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := reports(t)
		if len(in) == 0 {
			return
		}
		before := Merge(onto, in)
		again := rapid.SampledFrom(in).Draw(t, "copied")
		again.ID, again.Article, again.Outlet = "copy", "a-copy", "Reprints"
		again.Told = again.Told.AddDate(0, 0, 1)
		sum := func(events []entente.Event) (n, most int) {
			for _, e := range events {
				n += e.Independent
				most = max(most, e.Independent)
			}
			return n, most
		}
		after := Merge(onto, append(in, again))
		if len(after) != len(before) {
			t.Fatalf("a copy makes %d events of %d:\n%s\n%s", len(after), len(before), shown(before), shown(after))
		}
		n, _ := sum(before)
		if m, _ := sum(after); m != n {
			t.Fatalf("independent sources %d before, %d after a copy:\n%s\n%s", n, m, shown(before), shown(after))
		}
	})
}

// The store merges a window again, not the ledger: what is further away than Horizon must not matter.
func TestFarReportsDoNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := reports(t)
		for i := range in {
			if in[i].Date.Grain == entente.Year || in[i].Date.Start.IsZero() {
				return
			}
		}
		far := told("far afp/9 strike.air IRN>PAK 2024-03-20 actual")
		with := Merge(onto, append(in, far))
		if diff := cmp.Diff(shown(Merge(onto, in)), shown(with[:len(with)-1])); diff != "" {
			t.Fatal(diff)
		}
	})
}
