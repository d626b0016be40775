package relate

import (
	"fmt"
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

// event reads "DAY ACT ACTORS>RECIPIENTS STATUS"; DAY is a day of January 2024, 0 for none.
func event(id, line string) entente.Event {
	f := strings.Fields(line)
	var day int
	fmt.Sscan(f[0], &day)
	actors, recipients, _ := strings.Cut(f[2], ">")
	e := entente.Event{ID: id, Act: f[1], Actors: strings.Split(actors, ","), Recipients: strings.Split(recipients, ","),
		Status: entente.Status(f[3]), Reports: []string{id}, Independent: 1}
	if day > 0 {
		e.Start = time.Date(2024, 1, day, 0, 0, 0, 0, time.UTC)
		e.End = e.Start
	}
	return e
}

func events(lines string) []entente.Event {
	var out []entente.Event
	for line := range strings.Lines(lines) {
		if strings.TrimSpace(line) != "" {
			out = append(out, event(fmt.Sprint("e", len(out)+1), line))
		}
	}
	return out
}

// shown writes the aspects: "diplomatic: ambassadors withdrawn since 17 by e2; expected ambassadors back; was ...".
func shown(r entente.Relation) string {
	var out []string
	for _, a := range r.Aspects {
		s := string(a.Aspect) + ": " + a.State
		if a.State != "" {
			s += fmt.Sprintf(" since %d by %s", a.Since.Day(), strings.Join(a.Opened, ","))
		}
		for _, p := range a.Pending {
			s += fmt.Sprintf("; expected %s (%s)", p.State, p.Event)
		}
		out = append(out, s)
	}
	return strings.Join(out, "\n")
}

func TestRelate(t *testing.T) {
	for _, c := range []struct{ name, events, want string }{
		{"strikes, recall, restoration, return expected", `
			16 strike.missile IRN/MIL>PAK actual
			18 strike.drone PAK/MIL>IRN actual
			17 ambassador.recall PAK>IRN actual
			19 relations.restore IRN,PAK>IRN,PAK actual
			19 ambassador.return IRN,PAK>IRN,PAK planned`,
			"diplomatic: relations restored since 19 by e4; expected ambassadors back (e5)\nhostilities: hostilities since 16 by e1"},
		{"the ambassadors are back", `
			17 ambassador.recall PAK>IRN actual
			19 ambassador.return PAK>IRN planned
			26 ambassador.return PAK>IRN actual`,
			"diplomatic: ambassadors back since 26 by e3"},
		{"a new recall overtakes the plan", `
			17 ambassador.recall PAK>IRN actual
			19 ambassador.return PAK>IRN planned
			20 ambassador.recall IRN>PAK actual`,
			"diplomatic: ambassadors withdrawn since 17 by e1"},
		{"a summons does not hide a recall, an open border does not end it", `
			17 ambassador.recall PAK>IRN actual
			18 ambassador.summon PAK>IRN actual
			19 border.reopen PAK,IRN>PAK,IRN actual`,
			"diplomatic: ambassadors withdrawn since 17 by e1"},
		{"a truce ends hostilities, and they begin again", `
			10 strike.air ISR>org:hezbollah actual
			12 ceasefire.agree ISR,org:hezbollah>ISR,org:hezbollah actual
			15 fire.open org:hezbollah>ISR ongoing`,
			"hostilities: hostilities since 15 by e3"},
		{"a truce of the same day comes after the fight", `
			12 ceasefire.agree ISR,org:hezbollah>ISR,org:hezbollah actual
			12 strike.air ISR>org:hezbollah actual`,
			"hostilities: ceasefire since 12 by e1"},
		{"what is denied, demanded or possible opens nothing", `
			10 strike.air IRN>PAK negated
			10 ceasefire.agree IRN>PAK demanded
			10 sanctions.impose IRN>PAK hypothetical
			0 ambassador.recall IRN>PAK actual`, ""},
		{"a threat is expected only", `
			10 sanctions.impose USA>IRN planned`,
			"sanctions: ; expected sanctions in force (e1)"},
	} {
		es := events(c.events)
		a, b := es[0].Actors[0], es[0].Recipients[len(es[0].Recipients)-1]
		if a == b {
			a = es[0].Recipients[0]
		}
		if diff := cmp.Diff(c.want, shown(Relate(onto, a, b, es))); diff != "" {
			t.Errorf("%s:\n%s", c.name, diff)
		}
	}
}

func TestHistoryNamesEachStep(t *testing.T) {
	r := Relate(onto, "PAK", "IRN", events(`
		17 ambassador.recall PAK>IRN actual
		18 ambassador.summon PAK>IRN actual
		19 relations.restore IRN,PAK>IRN,PAK actual`))
	if r.A != "IRN" || r.B != "PAK" {
		t.Errorf("pair %s|%s", r.A, r.B)
	}
	got := ""
	for _, h := range r.Aspects[0].History {
		got += fmt.Sprintf("%d %s %s; ", h.On.Day(), h.State, h.Event)
	}
	if want := "17 ambassadors withdrawn e1; 19 relations restored e3; "; got != want {
		t.Errorf("history %q, want %q", got, want)
	}
}

func TestTiesSayWhoSaysSo(t *testing.T) {
	es := events(`
		5 party.back IRN/GOV>org:hezbollah actual
		5 party.back IRN>org:hezbollah negated`)
	es[0].Claims = []entente.Claim{{Party: "ISR", Status: entente.Actual}, {Party: "IRN", Status: entente.Negated}}
	es[0].Reports = []string{"a", "b", "c"}
	want := []entente.Tie{{From: "IRN", To: "org:hezbollah", Act: "party.back", Said: []string{"", "ISR"}, Event: "e1"}}
	r := Relate(onto, "org:hezbollah", "IRN", es)
	if diff := cmp.Diff(want, r.Ties); diff != "" {
		t.Error(diff)
	}
	if len(r.Aspects) != 0 || len(r.Series) != 0 {
		t.Errorf("a claim of backing moves %v and scores %v", r.Aspects, r.Series)
	}
}

func TestSeries(t *testing.T) {
	r := Relate(onto, "IRN", "PAK", events(`
		16 strike.drone IRN>PAK actual
		16 talks.phone IRN,PAK>IRN,PAK actual
		16 talks.phone IRN,PAK>IRN,PAK negated
		16 strike.air IRN>PAK negated
		17 ambassador.return IRN>PAK planned
		17 sanctions.impose USA>IRN actual
		0 strike.air IRN>PAK actual`))
	got := ""
	for _, d := range r.Series {
		got += fmt.Sprintf("%d: %g %g (%d); ", d.Day.Day(), d.Cooperation, d.Conflict, d.Events)
	}
	if want := "16: 1.5 -11.5 (3); 17: 2.5 0 (1); "; got != want {
		t.Errorf("series %q, want %q", got, want)
	}
}

func TestAnyOrderSameRelation(t *testing.T) {
	acts := []string{"strike.air", "ceasefire.agree", "ambassador.recall", "ambassador.return", "relations.restore", "relations.break", "border.close",
		"border.reopen", "sanctions.impose", "sanctions.lift", "party.back", "talks.hold"}
	rapid.Check(t, func(t *rapid.T) {
		var es []entente.Event
		for i := range rapid.IntRange(0, 12).Draw(t, "n") {
			es = append(es, event(fmt.Sprint("e", i), fmt.Sprintf("%d %s %s %s", rapid.IntRange(0, 5).Draw(t, "day"), rapid.SampledFrom(acts).Draw(t, "act"),
				rapid.SampledFrom([]string{"IRN>PAK", "PAK/GOV>IRN", "IRN,PAK>IRN,PAK", "USA>IRN"}).Draw(t, "parties"),
				rapid.SampledFrom([]string{"actual", "ongoing", "planned", "negated", "historical"}).Draw(t, "status"))))
		}
		want := Relate(onto, "IRN", "PAK", es)
		if diff := cmp.Diff(want, Relate(onto, "PAK", "IRN/MIL", append(rapid.Permutation(es).Draw(t, "order"), es...))); diff != "" {
			t.Fatal(diff)
		}
		for _, a := range want.Aspects {
			if a.State != "" && (len(a.Opened) == 0 || len(a.History) == 0 || a.History[len(a.History)-1].State != a.State) {
				t.Fatalf("a state without the events that opened it, or not the last of its history: %+v", a)
			}
		}
	})
}
