package ontology

import (
	"slices"
	"strconv"
	"strings"

	"github.com/entente-project/entente"
)

// Move is what an act changes: it brings an aspect of the relation into a state.
type Move struct {
	Aspect entente.Aspect
	State  string // "ambassadors withdrawn"
}

type state struct {
	aspect entente.Aspect
	name   string
}

type stateFacts struct {
	weight int
	closes []string // names, "*" is every other state of the aspect
}

// Moves lists what an act changes in a relation, none for most acts. The caller must not change the slice.
func (o *Ontology) Moves(act string) []Move { return o.moves[act] }

// Closes tells whether the state ends the other state of the same aspect: "ambassadors back" ends "ambassadors withdrawn".
// A state does not close itself. Of the states of weight 0 each closes the others.
func (o *Ontology) Closes(aspect entente.Aspect, name, other string) bool {
	s, t := o.states[state{aspect, name}], o.states[state{aspect, other}]
	if s == nil || t == nil || name == other {
		return false
	}
	return s.weight == 0 && t.weight == 0 || slices.Contains(s.closes, "*") || slices.Contains(s.closes, other)
}

// Weight ranks the states of an aspect: of those open at once the heaviest is shown. 0 is the lightest.
func (o *Ontology) Weight(aspect entente.Aspect, name string) int {
	if s := o.states[state{aspect, name}]; s != nil {
		return s.weight
	}
	return 0
}

func (o *Ontology) readRelations(ls []line) error {
	o.moves, o.states, o.aspects = map[string][]Move{}, map[state]*stateFacts{}, map[entente.Aspect]int{}
	for _, a := range []entente.Aspect{entente.Diplomatic, entente.Hostilities, entente.Sanctions, entente.Agreement, entente.Backing} {
		o.aspects[a] = 0
	}
	for _, l := range ls {
		c := l.columns()
		var err error
		if c[0] == "state" {
			err = o.readState(l, c[1:])
		} else {
			err = o.readMove(l, c)
		}
		if err != nil {
			return err
		}
	}
	return o.closesKnown(ls)
}

func (o *Ontology) readState(l line, c []string) error {
	if len(c) != 3 && len(c) != 4 {
		return l.errorf("want state ASPECT WEIGHT STATE [CLOSES], two spaces between")
	}
	aspect := entente.Aspect(c[0])
	if _, ok := o.aspects[aspect]; !ok {
		return l.errorf("unknown aspect %q", c[0])
	}
	weight, err := strconv.Atoi(c[1])
	if err != nil || weight < 0 {
		return l.errorf("weight %q: want a whole number from 0", c[1])
	}
	key := state{aspect, c[2]}
	if o.states[key] != nil {
		return l.errorf("state %q is listed twice", c[2])
	}
	facts := &stateFacts{weight: weight}
	if len(c) == 4 {
		for name := range strings.SplitSeq(c[3], ",") {
			facts.closes = append(facts.closes, strings.TrimSpace(name))
		}
	}
	o.states[key] = facts
	o.aspects[aspect]++
	return nil
}

func (o *Ontology) readMove(l line, c []string) error {
	if len(c) != 3 {
		return l.errorf("want ACT ASPECT STATE, two spaces between")
	}
	if err := o.known(l, c[0]); err != nil {
		return err
	}
	m := Move{entente.Aspect(c[1]), c[2]}
	if o.states[state{m.Aspect, m.State}] == nil {
		return l.errorf("unknown state %q of %q; give it a state line first", m.State, m.Aspect)
	}
	o.moves[c[0]] = append(o.moves[c[0]], m)
	return nil
}

// closesKnown refuses a state that closes one which does not exist; it runs when all states are read.
func (o *Ontology) closesKnown(ls []line) error {
	for _, l := range ls {
		c := l.columns()
		if c[0] != "state" {
			continue
		}
		aspect := entente.Aspect(c[1])
		for _, name := range o.states[state{aspect, c[3]}].closes {
			if name != "*" && o.states[state{aspect, name}] == nil {
				return l.errorf("state %q closes the unknown state %q", c[3], name)
			}
		}
	}
	return nil
}
