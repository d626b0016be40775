package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/engine"
	"github.com/entente-project/entente/store"
)

var statuses = []entente.Status{entente.Actual, entente.Ongoing, entente.Planned, entente.Demanded, entente.Hypothetical, entente.Negated, entente.Historical}

func eventsCmd(a *app) *cobra.Command {
	var party, other, since, until string
	var f store.Filter
	cmd := &cobra.Command{
		Use:   "events",
		Short: "List what happened, newest first, each with its evidence",
		Long: `Lists the events of the ledger. Every event rests on a sentence, which is shown in its own language, on who says so ("-" is the outlet
itself), and on a count: "5 / 2" are five reports from two independent sources.`,
		Example: `  entente events --party PAK --with IRN --since 2024-01-16
  entente events --type SANCTION -o csv > sanctions.csv`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			n, err := engine.NewNames("en")
			if err != nil {
				return err
			}
			for _, d := range []struct {
				flag, words string
				to          *time.Time
			}{{"since", since, &f.Since}, {"until", until, &f.Until}} {
				if d.words == "" {
					continue
				}
				if *d.to, err = time.Parse(time.DateOnly, d.words); err != nil {
					return usage("--%s %q: want a day as 2024-01-17", d.flag, d.words)
				}
			}
			for _, p := range []struct {
				words string
				to    *string
			}{{party, &f.Party}, {other, &f.Other}} {
				if p.words == "" {
					continue
				}
				if *p.to, err = findParty(n, p.words); err != nil {
					return err
				}
			}
			if err := checkFilter(&f, n); err != nil {
				return err
			}
			l, err := a.reading()
			if err != nil {
				return err
			}
			defer l.Close()
			return a.events(cmd.Context(), l, n, f)
		},
	}
	fl := cmd.Flags()
	fl.StringVar(&party, "party", "", "a party on either side: id or name (PAK, Pakistan, org:hezbollah)")
	fl.StringVar(&other, "with", "", "the party on the other side")
	fl.StringVar(&f.Act, "act", "", "act id, as ambassador.recall")
	fl.StringVar(&f.Type, "type", "", "PLOVER type, as SANCTION")
	fl.StringVar((*string)(&f.Status), "status", "", "actual, ongoing, planned, demanded, hypothetical, negated or historical")
	fl.StringVar(&since, "since", "", "first day, as 2024-01-16")
	fl.StringVar(&until, "until", "", "last day")
	fl.StringVar(&f.Lang, "lang", "", "told in this language")
	fl.IntVar(&f.Sources, "sources", 0, "at least so many independent sources")
	fl.IntVar(&f.Limit, "limit", 0, "at most so many events (0: all)")
	return cmd
}

// checkFilter refuses what no event can have, so that a slip of the pen is not taken for an empty answer.
func checkFilter(f *store.Filter, n *engine.Names) error {
	f.Type = strings.ToUpper(f.Type)
	if _, ok := n.Ontology.Act(f.Act); !ok && f.Act != "" {
		return usage("unknown act %q; ontology/acts.txt lists them", f.Act)
	}
	if types := n.Ontology.Types(); f.Type != "" && !slices.Contains(types, f.Type) {
		return usage("unknown type %q: want one of %s", f.Type, strings.Join(types, ", "))
	}
	if f.Status != "" && !slices.Contains(statuses, f.Status) {
		return usage("unknown status %q: want one of %s", f.Status, strings.Trim(fmt.Sprint(statuses), "[]"))
	}
	switch {
	case f.Limit < 0:
		return usage("--limit %d: want a number of events, or 0 for all", f.Limit)
	case f.Sources < 0:
		return usage("--sources %d: want a number of sources", f.Sources)
	case !f.Since.IsZero() && !f.Until.IsZero() && f.Until.Before(f.Since):
		return usage("--until %s lies before --since %s", day(f.Until), day(f.Since))
	case f.Party != "" && f.Party == f.Other:
		return usage("--party and --with are both %s; want two parties", n.Party(f.Party))
	}
	return checkLang(f.Lang)
}

// checkLang refuses a word that is no code of a language; "" is none given.
func checkLang(code string) error {
	for _, r := range code {
		if r < 'a' || r > 'z' || len(code) > 3 || len(code) < 2 {
			return usage("--lang %q: want a code of ISO 639-1, as fr", code)
		}
	}
	return nil
}

func findParty(n *engine.Names, words string) (string, error) {
	id, ok := n.Find(words)
	if !ok {
		return "", usage("unknown party %q; give an id as PAK or org:hezbollah, or a name as it stands in lang/en/parties.tsv", words)
	}
	return id, nil
}

func (a *app) events(ctx context.Context, l store.Ledger, n *engine.Names, f store.Filter) error {
	events, err := l.Events(ctx, f)
	if err != nil {
		return err
	}
	f.Limit = 0
	reports, err := evidence(ctx, l, f)
	if err != nil {
		return err
	}
	if a.forPeople() {
		a.eventTable(events, reports, n)
		return nil
	}
	records := make([][]any, len(events))
	for i := range events {
		records[i] = eventRecord(&events[i], reports, n)
	}
	return a.rows([]string{"day", "actor", "act", "recipient", "status", "says", "reports", "independent", "evidence", "lang", "rule", "id",
		"event_type", "base_type", "cameo", "score"}, records)
}

func eventRecord(e *entente.Event, reports map[string]entente.Filed, n *engine.Names) []any {
	r := shown(e, reports)
	c := n.Ontology.Code(e.Act, e.Status)
	return []any{dayOrNone(e.Start), list(e.Actors), e.Act, list(e.Recipients), string(e.Status), list(claimants(e)), len(e.Reports), e.Independent, r.Text, r.Lang, r.Rule,
		e.ID, c.EventType, c.BaseType, c.Cameo, c.Score}
}

func list(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

func claimants(e *entente.Event) []string {
	var out []string
	seen := map[string]bool{}
	for _, c := range e.Claims {
		if c.Party != "" && !seen[c.Party] {
			seen[c.Party] = true
			out = append(out, c.Party)
		}
	}
	return out
}

// dayOrNone is a day for programs: empty, not a dash, if it is unknown.
func dayOrNone(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return day(t)
}

func day(t time.Time) string {
	if t.IsZero() {
		return "-"
	}
	return t.Format(time.DateOnly)
}

// eventTable prints two lines an event: what happened, and under it the sentence.
func (a *app) eventTable(events []entente.Event, reports map[string]entente.Filed, n *engine.Names) {
	for i := range events {
		e := &events[i]
		r := shown(e, reports)
		says := "-"
		if c := claimants(e); len(c) > 0 {
			says = n.Parties(c)
		}
		fmt.Fprintf(a.out, "%s  %s\n", day(e.Start), a.style(a.out, side(n.Ontology.Code(e.Act, e.Status).Score), printable(sentence(e, n))))
		fmt.Fprintf(a.out, "            %s   says: %s   reports %d / independent %d   %s\n", e.Status, printable(says), len(e.Reports), e.Independent, e.ID[:min(8, len(e.ID))])
		if t := tolls(e); t != "" {
			fmt.Fprintf(a.out, "            %s\n", printable(t))
		}
		fmt.Fprintf(a.out, "            %s %s\n\n", r.Lang, a.style(a.out, dim, "“"+printable(r.Text)+"”"))
	}
	a.note("%d events", len(events))
}

// sentence is an event in plain words.
func sentence(e *entente.Event, n *engine.Names) string {
	actors, recipients := n.Parties(e.Actors), n.Parties(e.Recipients)
	if n.Ontology.Mutual(e.Act) && actors == recipients {
		if len(e.Actors) == 2 {
			return n.Party(e.Actors[0]) + "  " + n.Act(e.Act) + "  " + n.Party(e.Actors[1])
		}
		return actors + "  " + n.Act(e.Act) + " one another"
	}
	return actors + "  " + n.Act(e.Act) + "  " + recipients
}

// tolls are the dead and injured, each figure with who gives it.
func tolls(e *entente.Event) string {
	var parts []string
	for _, k := range []struct {
		word string
		list []entente.TollClaim
	}{{"dead", e.Dead}, {"injured", e.Injured}} {
		for _, t := range k.list {
			who := t.Party
			if who == "" {
				who = "outlet"
			}
			parts = append(parts, fmt.Sprintf("%s %d (%s)", k.word, t.Best, who))
		}
	}
	return strings.Join(parts, ", ")
}
