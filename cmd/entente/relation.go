package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/engine"
	"github.com/entente-project/entente/store"
)

func relationCmd(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "relation PARTY PARTY",
		Short: "Show how two parties stand: states, what opened them, what is expected, ties",
		Long: `Replays the events between two parties: for each aspect (diplomatic, hostilities, sanctions, agreement) its states since when and the sentence
that opened each, what is expected next, and who is said to back whom, the two or one of them and others.`,
		Example: "  entente relation PAK IRN\n  entente relation Armenia Azerbaijan -o json",
		Args:    twoParties,
		RunE: func(cmd *cobra.Command, args []string) error {
			n, err := engine.NewNames("en")
			if err != nil {
				return err
			}
			var ids [2]string
			for i := range ids {
				if ids[i], err = findParty(n, args[i]); err != nil {
					return err
				}
			}
			if ids[0] == ids[1] {
				return usage("both parties are %s; want two", n.Party(ids[0]))
			}
			l, err := a.reading()
			if err != nil {
				return err
			}
			defer l.Close()
			r, err := l.Relation(cmd.Context(), ids[0], ids[1])
			if err != nil {
				return fmt.Errorf("relation of %s and %s: %w", n.Party(ids[0]), n.Party(ids[1]), err)
			}
			return a.relation(cmd.Context(), l, n, r)
		},
	}
}

func twoParties(_ *cobra.Command, args []string) error {
	if len(args) != 2 {
		return usage("want two parties, as in: entente relation PAK IRN")
	}
	return nil
}

func (a *app) relation(ctx context.Context, l store.Ledger, n *engine.Names, r entente.Relation) error {
	filter := store.Filter{Party: r.A, Other: r.B}
	events, err := l.Events(ctx, filter)
	if err != nil {
		return err
	}
	reports, err := evidence(ctx, l, filter)
	if err != nil {
		return err
	}
	text := map[string]entente.Filed{}
	for i := range events {
		text[events[i].ID] = shown(&events[i], reports)
	}
	if err := otherTies(ctx, l, n, &r, text); err != nil {
		return err
	}
	if a.forPeople() {
		a.relationPage(n, r, text)
		return nil
	}
	var records [][]any
	add := func(kind string, aspect entente.Aspect, state, on, event string, from, to string, says []string) {
		records = append(records, []any{kind, string(aspect), state, on, from, to, list(says), text[event].Text, event})
	}
	for _, s := range r.Aspects {
		for i, h := range s.History {
			kind := "history"
			if i == len(s.History)-1 {
				kind = "state"
			}
			add(kind, s.Aspect, h.State, dayOrNone(h.On), h.Event, r.A, r.B, nil)
		}
		for _, p := range s.Pending {
			add("expected", s.Aspect, p.State, dayOrNone(p.On), p.Event, r.A, r.B, nil)
		}
	}
	for _, t := range r.Ties {
		add("tie", entente.Backing, t.Act, "", t.Event, t.From, t.To, t.Said)
	}
	return a.rows([]string{"kind", "aspect", "state", "on", "from", "to", "says", "evidence", "event"}, records)
}

// otherTies adds the claims that one of the two backs somebody else, or is backed by him, with their sentences.
func otherTies(ctx context.Context, l store.Ledger, n *engine.Names, r *entente.Relation, text map[string]entente.Filed) error {
	for _, act := range n.Ontology.Acts() {
		if !n.Ontology.Tie(act.ID) {
			continue
		}
		for _, side := range []string{r.A, r.B} {
			filter := store.Filter{Party: side, Act: act.ID}
			events, err := l.Events(ctx, filter)
			if err != nil || len(events) == 0 {
				if err != nil {
					return err
				}
				continue
			}
			reports, err := evidence(ctx, l, filter)
			if err != nil {
				return err
			}
			for i := range events {
				text[events[i].ID] = shown(&events[i], reports)
			}
			if err := tiesWith(ctx, l, r, side, events); err != nil {
				return err
			}
		}
	}
	return nil
}

// tiesWith adds the ties of a side with each other party of the events, each event's once.
func tiesWith(ctx context.Context, l store.Ledger, r *entente.Relation, side string, events []entente.Event) error {
	seen := map[string]bool{side: true, r.A: true, r.B: true}
	for i := range events {
		for _, id := range slices.Concat(events[i].Actors, events[i].Recipients) {
			other := cmp.Or(entente.Country(id), id)
			if seen[other] {
				continue
			}
			seen[other] = true
			more, err := l.Relation(ctx, side, other)
			if err != nil {
				return err
			}
			r.Ties = append(r.Ties, more.Ties...)
		}
	}
	return nil
}

func (a *app) relationPage(n *engine.Names, r entente.Relation, text map[string]entente.Filed) {
	p := func(format string, args ...any) { fmt.Fprintf(a.out, format+"\n", args...) }
	quote := func(event string) {
		if f := text[event]; f.Text != "" {
			p("                %s %s", f.Lang, a.style(a.out, dim, "“"+printable(f.Text)+"”"))
		}
	}
	p("%s", a.style(a.out, bold, n.Party(r.A)+" – "+n.Party(r.B)))
	for _, s := range r.Aspects {
		p("\n  %s: %s since %s", s.Aspect, a.style(a.out, bold, s.State), day(s.Since))
		for _, h := range s.History {
			p("    %s  %s", day(h.On), h.State)
			quote(h.Event)
		}
		for _, e := range s.Pending {
			p("    expected    %s", e.State)
			quote(e.Event)
		}
	}
	if len(r.Ties) > 0 {
		p("\n  ties, as claimed")
		for _, t := range r.Ties {
			p("    %s %s %s   says: %s", n.Party(t.From), n.Act(t.Act), n.Party(t.To), saysList(n, t.Said))
			quote(t.Event)
		}
	}
}

func saysList(n *engine.Names, said []string) string {
	var ids []string
	outlet := false
	for _, s := range said {
		if s == "" {
			outlet = true
		} else {
			ids = append(ids, s)
		}
	}
	switch {
	case len(ids) == 0:
		return "the outlet"
	case outlet:
		return n.Parties(ids) + ", the outlet"
	}
	return n.Parties(ids)
}
