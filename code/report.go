package code

import (
	"slices"
	"time"

	"github.com/entente-project/entente"
)

// longAgo is how old an act may be before it is history rather than news: a year and a month of grace.
const longAgo = 396 * 24 * time.Hour

// newsBegins is the year before which a date is history in an article that does not say when it was published. Guess, not measured.
const newsBegins = 2000

// reports turns the readings of a sentence into reports.
func (s *scene) reports(all []reading, doc *Document, carried *entente.Mention) []entente.Report {
	var out []entente.Report
	all, _ = part(all)
	a := s.about(all)
	for _, r := range all {
		if r.worth() {
			out = append(out, s.report(r, a, doc, carried))
		}
	}
	return out
}

// about is what all reports of a sentence share.
type about struct {
	moments  []moment
	figures  []casualty
	triggers []int
	violent  int // number of readings of violence
}

func (s *scene) about(all []reading) about {
	a := about{moments: s.moments(), figures: s.casualties()}
	for _, r := range all {
		a.triggers = append(a.triggers, r.trigger)
		if r.base == "ASSAULT" {
			a.violent++
		}
	}
	return a
}

// report makes the report of one reading.
func (s *scene) report(r reading, a about, doc *Document, carried *entente.Mention) entente.Report {
	rep := entente.Report{
		Act: r.act, Actors: r.actors, Recipients: r.recipients, Status: r.standing.status, Said: firstOf(r.said, carried),
		Confidence: r.confidence, Evidence: s.s.Span, Trigger: s.triggerSpan(r),
	}
	if r.rule != nil {
		rep.Rule = r.rule.At
	}
	rep.Date = s.on(r.trigger, rep.Status, doc.Published, a.moments, without(a.triggers, r.trigger))
	if rep.Status == entente.Actual && s.goesOn(r.trigger, rep.Date, a.moments) {
		rep.Status = entente.Ongoing
	}
	if (old(rep.Date, doc.Published) || rep.Date.From != "text" && s.history(r.trigger, a.moments, doc.Published)) && rep.Status != entente.Planned && rep.Status != entente.Demanded {
		rep.Status = entente.Historical
	}
	if r.base == "ASSAULT" {
		rep.Dead, rep.Injured = s.tolls(r.trigger, a.figures, a.violent <= 1)
	}
	return rep
}

// goesOn tells whether the date of an act is "since then": what has gone on until now.
func (s *scene) goesOn(n int, d entente.Date, moments []moment) bool {
	chain := s.clause(n, nil)
	return d.From == "text" && slices.ContainsFunc(moments, func(m moment) bool { return m.pattern.Meaning.Since && s.reach(m, chain) <= s.len() })
}

// worth tells whether a reading is news of parties: it names somebody with an id on one side at least, or the network is sure of an act of
// people without a country ("fourteen soldiers were killed"). What lawyers do to a bottle moves no relation.
func (r reading) worth() bool {
	return identified(r.actors) || identified(r.recipients) || bodily[r.base] && r.netP >= netAlone && (known(r.actors) || known(r.recipients))
}

// bodily are the types of acts that count by themselves, whoever did them.
var bodily = map[string]bool{"ASSAULT": true, "COERCE": true, "PROTEST": true, "AID": true, "MOBILIZE": true}

func identified(mentions []entente.Mention) bool {
	return slices.ContainsFunc(mentions, func(m entente.Mention) bool { return m.ID != "" })
}

// old tells whether the text itself dates an act long before its publication.
func old(d entente.Date, published time.Time) bool {
	if published.IsZero() {
		return d.From == "text" && d.End.Year() < newsBegins
	}
	return d.From == "text" && d.End.Before(published.Add(-longAgo))
}

// history tells whether all days named above word n are long past: "the only mutiny before was in 1998, when cadets shot two officers".
func (s *scene) history(n int, moments []moment, published time.Time) bool {
	past := false
	for _, m := range moments {
		v := m.words[0]
		for s.word(v).UPOS != "VERB" && s.head(v) != 0 {
			v = s.head(v)
		}
		if s.is(v, "acl") { // "the treaty signed in 1950, which ...": of all that hangs on the treaty
			v = s.head(v)
		}
		if !s.holds(v, n) {
			continue
		}
		if d, ok := resolve(m, published, false); !ok || !old(d, published) {
			return false
		}
		past = true
	}
	return past
}

// triggerSpan is the word that tells the act, or the run of words that the network fired on.
func (s *scene) triggerSpan(r reading) entente.Span {
	if r.rule != nil {
		return s.span(r.trigger)
	}
	return s.cover(r.words)
}

func without(words []int, n int) []int {
	return slices.DeleteFunc(slices.Clone(words), func(w int) bool { return w == n })
}
