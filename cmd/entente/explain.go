package main

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/code"
	"github.com/entente-project/entente/engine"
	"github.com/entente-project/entente/store"
)

// eventID is what an event's id, or its beginning, looks like. Anything else is a text.
var eventID = regexp.MustCompile(`^[0-9a-f]{4,24}$`)

func explainCmd(a *app) *cobra.Command {
	var language, date string
	cmd := &cobra.Command{
		Use:   `explain "SENTENCE" | EVENT`,
		Short: "Show how a sentence is read: words, tree, rules tried, what the network heard, reports",
		Long: `Takes a text, or the id of an event in the ledger (its beginning is enough), and shows each sentence with its words (lemma, tag, head and relation),
the rules that were tried at its words with their file and line and the condition that failed, what the network heard with its runner-up, and the
reports, each with the rule or the corpus sentences it rests on.`,
		Example: `  entente explain "L'Iran a rappelé son ambassadeur à Islamabad."
  entente explain 3f9a02c1`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			words := strings.TrimSpace(strings.Join(args, " "))
			if words == "" {
				return usage("nothing to explain; give a sentence in quotation marks or the id of an event")
			}
			var published time.Time
			if date != "" {
				var err error
				if published, err = time.Parse(time.DateOnly, date); err != nil {
					return usage("--date %q: want a day as 2024-01-17", date)
				}
			}
			e, err := a.engine()
			if err != nil {
				return err
			}
			if err := checkLang(language); err != nil {
				return err
			}
			if eventID.MatchString(words) {
				return a.explainEvent(cmd.Context(), e, words)
			}
			if language == "" {
				language = e.Language(words)
			}
			a.explain(e, e.Document(language, words, published), nil)
			return nil
		},
	}
	cmd.Flags().StringVar(&language, "lang", "", "language of the text (default: found from it)")
	cmd.Flags().StringVar(&date, "date", "", "day of the text, as 2024-01-17, for \"yesterday\" and \"on Friday\"")
	return cmd
}

// explainEvent explains the sentences of an event's reports, each inside its article.
func (a *app) explainEvent(ctx context.Context, e *engine.Engine, id string) error {
	l, err := a.reading()
	if err != nil {
		return err
	}
	defer l.Close()
	event, err := l.Event(ctx, id)
	if err != nil {
		return err
	}
	n, err := engine.NewNames("en")
	if err != nil {
		return err
	}
	fmt.Fprintf(a.out, "%s  %s  (%s, %d reports, %d independent)\n", day(event.Start), printable(sentence(&event, n)), event.Status, len(event.Reports), event.Independent)
	reports, err := l.Reports(ctx, store.Filter{Event: event.ID})
	if err != nil {
		return err
	}
	for _, r := range reports {
		art, err := l.Article(ctx, r.Article)
		if err != nil {
			return err
		}
		fmt.Fprintf(a.out, "\n%s, %s  (source %s)\n", printable(art.Publisher), day(art.Published), r.Origin[:min(24, len(r.Origin))])
		a.explain(e, e.Article(&art), &r.Evidence)
	}
	return nil
}

// explain prints every sentence of a document, or the one that is asked for.
func (a *app) explain(e *engine.Engine, doc code.Document, only *entente.Span) {
	wanted := func(i int) bool { return only == nil || doc.Sentences[i].Span.Meets(*only) }
	for i, x := range e.Explanations(doc, wanted) {
		s := &doc.Sentences[i]
		if !wanted(i) {
			continue
		}
		fmt.Fprintf(a.out, "\n“%s”\n\n", printable(s.Span.Of(doc.Text)))
		a.tree(s)
		a.tried(doc.Text, x)
		a.found(e, doc.Text, x.Reports)
	}
}

func (a *app) tree(s *entente.Sentence) {
	var records [][]any
	for i, w := range s.Words {
		head := "-"
		if w.Head > 0 && w.Head <= len(s.Words) {
			head = fmt.Sprintf("%d %s", w.Head, s.Words[w.Head-1].Form)
		}
		records = append(records, []any{i + 1, w.Form, w.Lemma, w.UPOS, w.Deprel, head})
	}
	a.table([]string{"", "form", "lemma", "upos", "relation", "head"}, records)
}

func (a *app) tried(text string, x code.Explanation) {
	for _, t := range x.Tried {
		verdict := "holds"
		switch {
		case !t.Held:
			verdict = "fails at " + t.Miss
		case t.Beat != "":
			verdict = "holds, but " + t.Beat + " says more"
		}
		fmt.Fprintf(a.out, "\nrule     %s  %s  “%s”  at “%s”: %s", t.Rule, t.Act, printable(t.Text), printable(t.Word.Of(text)), printable(verdict))
	}
	for _, h := range x.Heard {
		fmt.Fprintf(a.out, "\nnetwork  %s %.2f  (then %s %.2f)  at “%s”", h.Type, h.Share, h.RunnerUp, h.RunnerUpP, printable(h.Word.Of(text)))
	}
	fmt.Fprintln(a.out)
}

func (a *app) found(e *engine.Engine, text string, reports []entente.Report) {
	if len(reports) == 0 {
		fmt.Fprintln(a.out, "\nno event")
		return
	}
	for i := range reports {
		r := &reports[i]
		c := e.Ontology.Code(r.Act, r.Status)
		fmt.Fprintf(a.out, "\n%s  %s -> %s  %s   %s %s, CAMEO %s, confidence %.2f\n", r.Act, mentions(r.Actors), mentions(r.Recipients), r.Status,
			c.EventType, strings.Join(c.Mode, "/"), c.Cameo, r.Confidence)
		by := "rule " + r.Rule
		if r.Rule == "" {
			by = "the network"
			if len(r.Like) > 0 {
				by += ", which reads it most like " + strings.Join(r.Like, ", ")
			}
		}
		fmt.Fprintf(a.out, "  by %s, at “%s”\n", by, printable(r.Trigger.Of(text)))
		if r.Said != nil {
			fmt.Fprintf(a.out, "  says %s\n", mentions([]entente.Mention{*r.Said}))
		}
		if !r.Date.Start.IsZero() {
			fmt.Fprintf(a.out, "  on %s to %s (%s, from %s)\n", day(r.Date.Start), day(r.Date.End), r.Date.Grain, r.Date.From)
		}
		if r.Dead != nil {
			fmt.Fprintf(a.out, "  dead %d\n", r.Dead.Best)
		}
		if r.Injured != nil {
			fmt.Fprintf(a.out, "  injured %d\n", r.Injured.Best)
		}
	}
}

// mentions are parties as ids with their words.
func mentions(ms []entente.Mention) string {
	if len(ms) == 0 {
		return "-"
	}
	out := make([]string, len(ms))
	for i, m := range ms {
		id := m.ID
		if id == "" {
			id = "?"
		}
		out[i] = fmt.Sprintf("%s “%s”", id, printable(m.Text))
	}
	return strings.Join(out, ", ")
}
