package world

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"time"
)

//go:embed people.tsv
var peopleTSV []byte

// Person is one line of people.tsv: one term of a person in one office.
//
//	Marco Rubio (Rubio)  USA/GOV  secretary of state  2025-01 to now
type Person struct {
	Party  string    // id the person acts for while in office: "USA/GOV", "org:hamas"
	Name   string    // full name, Latin script
	Also   []string  // other spellings; a surname alone counts only if it stands here
	From   time.Time // first day of the month or year in which the term began
	To     time.Time // first day after the month or year in which it ended; zero for still in office at the table's date
	Office string    // short, English
}

// In tells whether the term runs at a time. A term that is open in the table is taken to run on after the table's date.
func (p Person) In(on time.Time) bool {
	return !on.Before(p.From) && (p.To.IsZero() || on.Before(p.To))
}

// People is the table of persons. It does not change and may be read by many goroutines.
type People struct {
	list  []Person
	date  time.Time
	byKey map[string][]int // folded name or spelling: lines, in the order of the file
}

// BuiltinPeople is the table that comes with the program, read in ten to twenty milliseconds: read it once.
func BuiltinPeople(parties *Parties) (*People, error) {
	return ReadPeople("world/people.tsv", peopleTSV, parties)
}

// All is every term, in the order of the file; shared, not copied.
func (p *People) All() []Person { return p.list }

// Date is the first day of the month for which the table was made.
func (p *People) Date() time.Time { return p.date }

// Find is the terms that run at a time under a full name or one of the listed spellings, in the order of the file: of two
// offices of one person the weightier stands first. Case, accents, spaces, hyphens and apostrophes do not matter. A zero time
// stands for the table's date. A key borne at that time by two persons who act for different parties finds nobody.
//
// A key is meant to be the whole of a name as the text has it: "Kim Clark" must not be looked up as "Clark".
func (p *People) Find(key string, on time.Time) []Person {
	if on.IsZero() {
		on = p.date
	}
	var out []Person
	first := map[string]string{} // party of the first line of each person
	for _, i := range p.byKey[foldName(key)] {
		person := p.list[i]
		if !person.In(on) {
			continue
		}
		out = append(out, person)
		if _, ok := first[person.Name]; !ok {
			first[person.Name] = person.Party
		}
	}
	for _, party := range first {
		if party != out[0].Party {
			return nil
		}
	}
	return out
}

const peopleHeader = "party\tname\talso\tfrom\tto\toffice"

// start is what two lines may not have in common.
type start struct {
	party, name, office string
	from                time.Time
}

// ReadPeople reads a table in the format of people.tsv; path names it in errors. Every party must be one of parties or a part
// of one, the comments must hold the table's date, and a person begins an office for a party only once at a time.
func ReadPeople(path string, data []byte, parties *Parties) (*People, error) {
	p := &People{byKey: map[string][]int{}}
	seen := map[start]bool{}
	headed := false
	for i, line := range strings.Split(string(data), "\n") {
		if line == "" || line[0] == '#' {
			if err := p.dated(line); err != nil {
				return nil, fmt.Errorf("%s:%d:1: %w", path, i+1, err)
			}
			continue
		}
		if !headed {
			if line != peopleHeader {
				return nil, fmt.Errorf("%s:%d:1: columns %q; want %q", path, i+1, line, peopleHeader)
			}
			headed = true
			continue
		}
		person, column, err := parsePerson(strings.Split(line, "\t"), parties)
		term := start{person.Party, person.Name, person.Office, person.From}
		if err == nil && seen[term] {
			column, err = 1, fmt.Errorf("%q begins this office twice at that time; delete one line", person.Name)
		}
		if err != nil {
			return nil, fmt.Errorf("%s:%d:%d: %w", path, i+1, at(line, column), err)
		}
		seen[term] = true
		p.add(person)
	}
	if p.date.IsZero() {
		return nil, fmt.Errorf("%s:1:1: no date; add a comment line such as \"# date 2026-01\"", path)
	}
	return p, nil
}

// dated takes the table's date from a comment that gives it.
func (p *People) dated(line string) error {
	words := strings.Fields(line)
	if len(words) != 3 || words[0] != "#" || words[1] != "date" {
		return nil
	}
	from, _, err := span(words[2])
	p.date = from
	return err
}

func (p *People) add(person Person) {
	for _, name := range append([]string{person.Name}, person.Also...) {
		key := foldName(name)
		if lines := p.byKey[key]; !slices.Contains(lines, len(p.list)) {
			p.byKey[key] = append(lines, len(p.list))
		}
	}
	p.list = append(p.list, person)
}

func parsePerson(c []string, parties *Parties) (p Person, column int, err error) {
	if len(c) != 6 {
		return p, 0, fmt.Errorf("%d columns; want 6, separated by tabs", len(c))
	}
	p = Person{Party: c[0], Name: c[1], Office: c[5]}
	if _, ok := parties.Find(p.Party); !ok {
		return p, 0, fmt.Errorf("unknown party %q; add it to parties.tsv or use a part such as USA/GOV", p.Party)
	}
	if foldName(p.Name) == "" {
		return p, 1, fmt.Errorf("name %q has no letters", p.Name)
	}
	if c[2] != "" {
		p.Also = strings.Split(c[2], "|")
	}
	for _, form := range p.Also {
		if foldName(form) == "" {
			return p, 2, fmt.Errorf("spelling %q has no letters; delete it", form)
		}
	}
	if p.From, _, err = span(c[3]); err != nil {
		return p, 3, err
	}
	if c[4] == "" {
		return p, 0, nil
	}
	if _, p.To, err = span(c[4]); err == nil && !p.To.After(p.From) {
		err = fmt.Errorf("term ends in %s before it begins in %s", c[4], c[3])
	}
	return p, 4, err
}

// span is a year or a month as the times from which and before which it lasts.
func span(s string) (from, before time.Time, err error) {
	if from, err = time.Parse("2006-01", s); err == nil {
		return from, from.AddDate(0, 1, 0), nil
	}
	if from, err = time.Parse("2006", s); err == nil {
		return from, from.AddDate(1, 0, 0), nil
	}
	return from, from, fmt.Errorf("%q is no month or year; write 2025-01 or 2025", s)
}
