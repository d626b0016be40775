package lang

import (
	"strconv"
	"strings"
)

// Dates is dates.txt of one language: names of months, weekdays and units, and patterns of expressions with what they mean.
type Dates struct {
	Month    map[string]int    // 1..12
	MidMonth map[string]int    // "mi-mars" is 3
	Weekday  map[string]int    // 1 is Monday, 7 Sunday
	Unit     map[string]string // "jours" is "day"
	Ordinal  map[string]int    // "1er" is 1
	Patterns []DatePattern
}

// DatePattern is one expression of time.
type DatePattern struct {
	At      string // "lang/fr/dates.txt:40"
	Text    string
	Words   []DateWord
	Meaning DateMeaning
}

// DateWord is one place of a pattern.
type DateWord struct {
	Any      []string // one of these tokens, lower case
	Slot     string   // "n", "day", "month", "midmonth", "weekday", "year", "unit", "iso", "numeric"; "" for words
	Optional bool
}

// DateMeaning is how an expression counts from the anchor, the day of publication.
type DateMeaning struct {
	Since bool   // from that time until the anchor
	Base  string // "day", "week", "month", "year", "unit" (the slot's), "weekday", "date", "night", "range", "weekend"
	Shift int    // units away from the anchor; for weekday -1 the last, +1 the next, 0 decided by the verb
	Sign  int    // with the slot n: -1 n units ago, +1 in n units; 0: Shift counts
	Span  bool   // the whole stretch between then and the anchor: "ces trois derniers jours"
	Part  string // "", "early", "mid", "late" of the month or year
}

var dateSlots = set("n day day2 month month2 midmonth weekday weekday2 year unit iso numeric")

var dateBases = set("day week month year unit weekday date night range weekend")

// ReadDates reads dates.txt. docs/formats/dates.md has its lines.
func ReadDates(l Language) (*Dates, error) {
	lines, err := readLines(l, "dates.txt")
	if err != nil {
		return nil, err
	}
	d := &Dates{Month: map[string]int{}, MidMonth: map[string]int{}, Weekday: map[string]int{}, Unit: map[string]string{}, Ordinal: map[string]int{}}
	for _, ln := range lines {
		if err := d.read(ln); err != nil {
			return nil, err
		}
	}
	return d, nil
}

func (d *Dates) read(ln line) error {
	first := ln.fields[0]
	if strings.HasPrefix(first.text, "@") && len(ln.fields) < 3 {
		return ln.errorf(first.column, "%s wants a value and its words", first.text)
	}
	table := map[string]map[string]int{"@month": d.Month, "@midmonth": d.MidMonth, "@weekday": d.Weekday, "@ordinal": d.Ordinal}[first.text]
	switch {
	case table != nil:
		n, err := strconv.Atoi(ln.fields[1].text)
		if err != nil {
			return ln.errorf(ln.fields[1].column, "%s wants its number first, not %q", first.text, ln.fields[1].text)
		}
		for _, f := range ln.fields[2:] {
			table[f.text] = n
		}
		return nil
	case first.text == "@unit":
		for _, f := range ln.fields[2:] {
			d.Unit[f.text] = ln.fields[1].text
		}
		return nil
	case strings.HasPrefix(first.text, "@"):
		return ln.errorf(first.column, "unknown list %q; use @month, @midmonth, @weekday, @ordinal or @unit", first.text)
	}
	p, err := readDatePattern(ln)
	d.Patterns = append(d.Patterns, p)
	return err
}

// readDatePattern reads "il y a <n> <unit> = unit -n".
func readDatePattern(ln line) (DatePattern, error) {
	p := DatePattern{At: ln.at(), Text: strings.TrimSpace(ln.text)}
	i := 0
	for ; i < len(ln.fields) && ln.fields[i].text != "="; i++ {
		w, err := readDateWord(ln, ln.fields[i])
		if err != nil {
			return p, err
		}
		p.Words = append(p.Words, w)
	}
	if i == 0 || i+1 >= len(ln.fields) {
		return p, ln.errorf(1, "a pattern says WORDS = MEANING")
	}
	var err error
	p.Meaning, err = readDateMeaning(ln, ln.fields[i+1:])
	return p, err
}

// readDateWord reads "mot", "a|b", "[mot]", "<slot>".
func readDateWord(ln line, f field) (DateWord, error) {
	var w DateWord
	text := f.text
	if strings.HasPrefix(text, "[") && strings.HasSuffix(text, "]") {
		w.Optional, text = true, text[1:len(text)-1]
	}
	if strings.HasPrefix(text, "<") && strings.HasSuffix(text, ">") {
		w.Slot = text[1 : len(text)-1]
		if !dateSlots[w.Slot] {
			return w, ln.errorf(f.column, "unknown slot %q; use n, day, day2, month, month2, midmonth, weekday, weekday2, year, unit, iso or numeric", text)
		}
		return w, nil
	}
	w.Any = strings.Split(strings.ToLower(text), "|")
	return w, nil
}

// readDateMeaning reads "[since|span] BASE [N|-n|+n] [early|mid|late]".
func readDateMeaning(ln line, fields []field) (DateMeaning, error) {
	var m DateMeaning
	for _, f := range fields {
		switch t := f.text; {
		case t == "since":
			m.Since = true
		case t == "span":
			m.Span = true
		case t == "early" || t == "mid" || t == "late":
			m.Part = t
		case t == "-n":
			m.Sign = -1
		case t == "+n":
			m.Sign = 1
		case dateBases[t]:
			m.Base = t
		default:
			n, err := strconv.Atoi(t)
			if err != nil {
				return m, ln.errorf(f.column, "unknown meaning %q; use since, span, a base such as day or weekday, a number, -n, +n, early, mid or late", t)
			}
			m.Shift = n
		}
	}
	if m.Base == "" {
		return m, ln.errorf(fields[0].column, "the meaning has no base; use day, week, month, year, unit, weekday, weekend, date, night or range")
	}
	return m, nil
}
