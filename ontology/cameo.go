package ontology

import (
	"slices"
	"strings"

	"github.com/entente-project/entente"
)

type cameo struct {
	acts map[string]string
	when map[entente.Status]map[string]string // status, root of two digits: code
}

// code is the CAMEO code of an act with a status, "" for an unknown act.
func (c *cameo) code(act string, st entente.Status) string {
	base := c.acts[act]
	if base == "" {
		return ""
	}
	if after, ok := c.when[st][base[:2]]; ok {
		return after
	}
	return base
}

func (o *Ontology) readCameo(ls []line) error {
	o.cameo = cameo{map[string]string{}, map[entente.Status]map[string]string{}}
	for _, l := range ls {
		f := l.fields()
		if f[0] == "when" {
			if err := o.cameo.readWhen(l, f[1:]); err != nil {
				return err
			}
			continue
		}
		if len(f) != 2 || !isCameo(f[1]) {
			return l.errorf("want act and code of 3 or 4 digits")
		}
		if err := o.known(l, f[0]); err != nil {
			return err
		}
		if _, twice := o.cameo.acts[f[0]]; twice {
			return l.errorf("act %q has a code already", f[0])
		}
		o.cameo.acts[f[0]] = f[1]
	}
	return nil
}

// readWhen reads "STATUS ROOT... -> CODE".
func (c *cameo) readWhen(l line, f []string) error {
	arrow := slices.Index(f, "->")
	if arrow < 2 || len(f) != arrow+2 || !isCameo(f[arrow+1]) {
		return l.errorf("want when STATUS ROOT... -> CODE")
	}
	st := entente.Status(f[0])
	if !isStatus(st) {
		return l.errorf("unknown status %q", f[0])
	}
	if c.when[st] == nil {
		c.when[st] = map[string]string{}
	}
	for _, root := range f[1:arrow] {
		if len(root) != 2 {
			return l.errorf("root %q: want two digits", root)
		}
		if _, twice := c.when[st][root]; twice {
			return l.errorf("%s %s has a rule already", st, root)
		}
		c.when[st][root] = f[arrow+1]
	}
	return nil
}

// isCameo tells whether a code has three or four digits.
func isCameo(code string) bool {
	return (len(code) == 3 || len(code) == 4) && strings.Trim(code, "0123456789") == ""
}
