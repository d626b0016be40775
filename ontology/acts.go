package ontology

import (
	"fmt"
	"strings"

	"github.com/entente-project/entente"
)

// line is a line of a data file that says something: no comment, not blank.
type line struct {
	at   string // "ontology/acts.txt:12"
	text string
}

// fields are the words of the line.
func (l line) fields() []string { return strings.Fields(l.text) }

// columns are the parts of the line between two or more spaces.
func (l line) columns() []string {
	var out []string
	for part := range strings.SplitSeq(l.text, "  ") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// errorf is an error that begins with the place of the line.
func (l line) errorf(format string, args ...any) error {
	return fmt.Errorf("%s: %w", l.at, fmt.Errorf(format, args...))
}

// lines cuts a file into the lines that say something.
func lines(name, text string) []line {
	var out []line
	n := 0
	for raw := range strings.Lines(text) {
		n++
		s := strings.TrimRight(raw, " \t\r\n")
		if s == "" || strings.HasPrefix(s, "#") {
			continue
		}
		out = append(out, line{fmt.Sprintf("%s:%d", name, n), s})
	}
	return out
}

func (o *Ontology) readActs(ls []line) error {
	for _, l := range ls {
		f := l.fields()
		if len(f) < 3 {
			return l.errorf("act %q: want id, flag and gloss", l.text)
		}
		id, flag := f[0], f[1]
		if !isNounVerb(id) {
			return l.errorf("act id %q: want noun.verb in small letters", id)
		}
		if flag != "=" && flag != "~" && flag != "." {
			return l.errorf("act %q: unknown flag %q; use = (between equals), ~ (standing tie) or . (directed)", id, flag)
		}
		if _, twice := o.index[id]; twice {
			return l.errorf("act %q is listed twice", id)
		}
		o.index[id] = len(o.acts)
		o.flags[id] = flag
		o.acts = append(o.acts, entente.Act{ID: id, Gloss: strings.Join(f[2:], " "), Line: l.at})
	}
	return nil
}

// isNounVerb tells whether an id is two words of small letters with one full stop between.
func isNounVerb(id string) bool {
	noun, verb, ok := strings.Cut(id, ".")
	small := func(s string) bool { return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") == "" }
	return ok && small(noun) && small(verb)
}

// known refuses a line about an act that acts.txt does not list.
func (o *Ontology) known(l line, act string) error {
	if _, ok := o.index[act]; !ok {
		return l.errorf("unknown act %q; list it in ontology/acts.txt first", act)
	}
	return nil
}
