package ontology

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/entente-project/entente"
)

// Coding is what an act, as far as it has come, is called in the coding schemes.
type Coding struct {
	EventType string   // PLOVER type after the status: a planned visit is AGREE
	BaseType  string   // PLOVER type of the act itself: CONSULT
	Mode      []string // PLOVER modes of EventType, none or one
	Cameo     string   // CAMEO code after the status: "036"
	Score     float64  // -10 (worst) .. 10, by type and mode; 0 for an unknown act
}

// typeMode is a PLOVER type with a mode, "" for none.
type typeMode struct{ kind, mode string }

type plover struct {
	acts     map[string]typeMode
	when     map[entente.Status]map[string]typeMode
	defaults map[string]string
	scores   map[typeMode]float64
	types    []string // in the order in which the acts name them
}

// Code is the coding of an act with a status; the zero Coding when there is no such act.
func (o *Ontology) Code(act string, st entente.Status) Coding {
	base, ok := o.plover.acts[act]
	if !ok {
		return Coding{}
	}
	now := base
	if t, ok := o.plover.when[st][base.kind]; ok {
		now = t
	}
	c := Coding{EventType: now.kind, BaseType: base.kind, Cameo: o.cameo.code(act, st), Score: o.plover.score(now)}
	if now.mode != "" {
		c.Mode = []string{now.mode}
	}
	return c
}

// OfType is the act that stands for a PLOVER type when nothing finer is known: "violence.use" for ASSAULT; "" if there is no
// such type.
func (o *Ontology) OfType(baseType string) string { return o.plover.defaults[baseType] }

// Types lists the PLOVER types, from cooperation to conflict. The caller must not change the slice.
func (o *Ontology) Types() []string { return o.plover.types }

func (p *plover) score(t typeMode) float64 {
	if s, ok := p.scores[t]; ok {
		return s
	}
	return p.scores[typeMode{t.kind, ""}]
}

func (o *Ontology) readPlover(ls []line) error {
	o.plover = plover{map[string]typeMode{}, map[entente.Status]map[string]typeMode{}, map[string]string{}, map[typeMode]float64{}, nil}
	for _, l := range ls {
		f := l.fields()
		var err error
		switch f[0] {
		case "act":
			err = o.readTyped(l, f[1:])
		case "when":
			err = o.plover.readWhen(l, f[1:])
		case "default":
			err = o.readDefault(l, f[1:])
		case "score":
			err = o.plover.readScore(l, f[1:])
		default:
			err = l.errorf("unknown line %q; want act, when, default or score", f[0])
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// mode is a mode as written, "" for "-".
func mode(s string) string {
	if s == "-" {
		return ""
	}
	return s
}

func (o *Ontology) readTyped(l line, f []string) error {
	if len(f) != 3 {
		return l.errorf("want act ID TYPE MODE")
	}
	if err := o.known(l, f[0]); err != nil {
		return err
	}
	if _, twice := o.plover.acts[f[0]]; twice {
		return l.errorf("act %q has a type already", f[0])
	}
	o.plover.acts[f[0]] = typeMode{f[1], mode(f[2])}
	if !slices.Contains(o.plover.types, f[1]) {
		o.plover.types = append(o.plover.types, f[1])
	}
	return nil
}

func (o *Ontology) readDefault(l line, f []string) error {
	if len(f) != 2 {
		return l.errorf("want default TYPE ID")
	}
	if err := o.known(l, f[1]); err != nil {
		return err
	}
	if _, twice := o.plover.defaults[f[0]]; twice {
		return l.errorf("type %q has a default already", f[0])
	}
	o.plover.defaults[f[0]] = f[1]
	return nil
}

// readWhen reads "STATUS TYPE... -> TYPE MODE".
func (p *plover) readWhen(l line, f []string) error {
	arrow := slices.Index(f, "->")
	if arrow < 2 || len(f) != arrow+3 {
		return l.errorf("want when STATUS TYPE... -> TYPE MODE")
	}
	st := entente.Status(f[0])
	if !isStatus(st) {
		return l.errorf("unknown status %q", f[0])
	}
	if p.when[st] == nil {
		p.when[st] = map[string]typeMode{}
	}
	for _, from := range f[1:arrow] {
		if _, twice := p.when[st][from]; twice {
			return l.errorf("%s %s has a rule already", st, from)
		}
		p.when[st][from] = typeMode{f[arrow+1], mode(f[arrow+2])}
	}
	return nil
}

func (p *plover) readScore(l line, f []string) error {
	if len(f) != 3 {
		return l.errorf("want score TYPE MODE N")
	}
	n, err := strconv.ParseFloat(f[2], 64)
	if err != nil || n < -10 || n > 10 {
		return l.errorf("score %q: want a number from -10 to 10", f[2])
	}
	p.scores[typeMode{f[0], mode(f[1])}] = n
	return nil
}

// complete refuses a type without a default act or a score, and a default or a rule about another type.
func (p *plover) complete() error {
	for _, t := range p.types {
		act, ok := p.defaults[t]
		if !ok {
			return fmt.Errorf("ontology/plover.txt: type %s has no line \"default %s ID\"", t, t)
		}
		if p.acts[act].kind != t {
			return fmt.Errorf("ontology/plover.txt: default %s %s: the act is of type %s", t, act, p.acts[act].kind)
		}
		if _, ok := p.scores[typeMode{t, ""}]; !ok {
			return fmt.Errorf("ontology/plover.txt: type %s has no line \"score %s - N\"", t, t)
		}
	}
	for _, rules := range p.when {
		for from, to := range rules {
			if _, ok := p.defaults[from]; !ok {
				return fmt.Errorf("ontology/plover.txt: a when rule names the unknown type %s", from)
			}
			if _, ok := p.defaults[to.kind]; !ok {
				return fmt.Errorf("ontology/plover.txt: a when rule leads to the unknown type %s", to.kind)
			}
		}
	}
	return nil
}

func isStatus(s entente.Status) bool {
	switch s {
	case entente.Actual, entente.Ongoing, entente.Planned, entente.Demanded, entente.Hypothetical, entente.Negated, entente.Historical:
		return true
	}
	return false
}
