package ontology

import "slices"

// Family names the group of acts that tellers use for one another (strike.air, strike.missile); the act itself when it stands
// alone.
func (o *Ontology) Family(act string) string {
	if f, ok := o.families[act]; ok {
		return f
	}
	return act
}

// General tells whether the act may stand for any other act of its PLOVER type: "attacks" for "shells".
func (o *Ontology) General(act string) bool {
	kind := o.plover.acts[act].kind
	return kind != "" && (o.plover.defaults[kind] == act || slices.Contains(o.general, act))
}

func (o *Ontology) readFamilies(ls []line) error {
	o.families = map[string]string{}
	for _, l := range ls {
		f := l.fields()
		if len(f) < 3 || f[0] != "family" && f[0] != "general" {
			return l.errorf("want family NAME ACT... or general TYPE ACT...")
		}
		for _, act := range f[2:] {
			if err := o.inFamily(l, f[0], f[1], f[2], act); err != nil {
				return err
			}
		}
	}
	return nil
}

// inFamily takes one act of a family or general line; first is the first act of the line.
func (o *Ontology) inFamily(l line, word, name, first, act string) error {
	if err := o.known(l, act); err != nil {
		return err
	}
	want := o.plover.acts[first].kind
	if word == "general" {
		want = name
	}
	if kind := o.plover.acts[act].kind; kind != want {
		return l.errorf("act %q is %s, not %s", act, kind, want)
	}
	if word == "general" {
		o.general = append(o.general, act)
		return nil
	}
	if in, twice := o.families[act]; twice {
		return l.errorf("act %q is in the family %q already", act, in)
	}
	o.families[act] = "family " + name
	return nil
}
