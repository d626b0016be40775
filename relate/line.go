package relate

import (
	"time"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/ontology"
)

// line is one aspect of a relation while it is replayed: the states that are open, of which the heaviest is shown.
type line struct {
	o       *ontology.Ontology
	aspect  entente.Aspect
	open    []*opened // in the order of opening
	latest  map[string]time.Time
	plans   []entente.StateChange
	history []entente.StateChange
}

// opened is an open state and the events of the day that opened it.
type opened struct {
	state  string
	since  time.Time
	events []string
}

func newLine(o *ontology.Ontology, aspect entente.Aspect) *line {
	return &line{o: o, aspect: aspect, latest: map[string]time.Time{}}
}

// take replays one event that moves the aspect to a state. What has no day, or was denied, demanded or only thought of, moves nothing.
func (l *line) take(e *entente.Event, state string) {
	if e.Start.IsZero() {
		return
	}
	step := entente.StateChange{State: state, On: e.Start, Event: e.ID}
	switch {
	case e.Status == entente.Planned:
		l.plans = append(l.plans, step)
	case done(e.Status):
		l.enter(step)
	}
}

// enter opens a state, closes what it ends, and notes the step when another state is shown than before.
func (l *line) enter(step entente.StateChange) {
	before := l.shown()
	l.latest[step.State] = step.On
	var again *opened
	kept := l.open[:0:0]
	for _, s := range l.open {
		switch {
		case s.state == step.State:
			again = s
			kept = append(kept, s)
		case !l.o.Closes(l.aspect, step.State, s.state):
			kept = append(kept, s)
		}
	}
	l.open = kept
	switch {
	case again == nil:
		l.open = append(l.open, &opened{step.State, step.On, []string{step.Event}})
	case again.since.Equal(step.On):
		again.events = append(again.events, step.Event)
	}
	now := l.shown()
	if before == nil || before.state != now.state {
		l.history = append(l.history, entente.StateChange{State: now.state, On: step.On, Event: step.Event})
	}
}

// shown is the heaviest open state, of equal ones the latest; nil when none is open.
func (l *line) shown() *opened {
	var best *opened
	for _, s := range l.open {
		if best == nil || l.o.Weight(l.aspect, s.state) >= l.o.Weight(l.aspect, best.state) {
			best = s
		}
	}
	return best
}

// pending are the plans that were neither carried out nor overtaken, the last telling of each.
func (l *line) pending() []entente.StateChange {
	var out []entente.StateChange
	for i, p := range l.plans {
		if l.isOpen(p.State) || !l.latest[p.State].Before(p.On) || l.overtaken(p) || l.repeated(i) {
			continue
		}
		out = append(out, p)
	}
	return out
}

func (l *line) isOpen(state string) bool {
	for _, s := range l.open {
		if s.state == state {
			return true
		}
	}
	return false
}

// overtaken tells whether what the plan would have ended began again after the plan.
func (l *line) overtaken(p entente.StateChange) bool {
	for state, on := range l.latest {
		if on.After(p.On) && l.o.Closes(l.aspect, p.State, state) && l.o.Weight(l.aspect, state) > 0 {
			return true
		}
	}
	return false
}

func (l *line) repeated(i int) bool {
	for _, later := range l.plans[i+1:] {
		if later.State == l.plans[i].State {
			return true
		}
	}
	return false
}

func (l *line) empty() bool { return len(l.open) == 0 && len(l.pending()) == 0 }

func (l *line) state() entente.AspectState {
	out := entente.AspectState{Aspect: l.aspect, History: l.history, Pending: l.pending()}
	if s := l.shown(); s != nil {
		out.State, out.Since, out.Opened = s.state, s.since, s.events
	}
	return out
}
