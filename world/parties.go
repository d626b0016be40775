// Package world is who and what exists: identifiers, kinds and dates, and no name in any language.
//
//	IRN            state        IRN  GOV
//	org:hezbollah  armed        LBN  REB  since 1982
//	igo:nato       igo               IGO  since 1949
//
// parties.tsv is read at start-up in about a millisecond; errors name file, line and column. That a party backs another is
// not known here: it is a claim found in texts.
package world

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

//go:embed parties.tsv
var partiesTSV []byte

// Party is one line of parties.tsv.
type Party struct {
	ID     string // "IRN", "org:hezbollah", "igo:un"
	Kind   string // state territory historical armed government movement opposition party union people igo ngo religious outlet company
	ISO3   string // country it belongs to, "" for none
	Sector string // PLOVER sector it acts as
	Parent string // id it is part of or administered by, "" for none
	From   int    // year it began, 0 if unknown
	Until  int    // year it ended, 0 if it has not or unknown
	Note   string
}

// Parties is the list of parties by id.
type Parties struct {
	list []Party
	byID map[string]int
}

// Builtin is the list that comes with the program.
func Builtin() (*Parties, error) { return ReadParties("world/parties.tsv", partiesTSV) }

// All is every party, in the order of the file; shared, not copied.
func (p *Parties) All() []Party { return p.list }

// Find is the party of an id. A part ("IRN/MIL") has the kind "part", its whole as Parent and its own sector.
func (p *Parties) Find(id string) (Party, bool) {
	if i, ok := p.byID[id]; ok {
		return p.list[i], true
	}
	whole, sector, isPart := strings.Cut(id, "/")
	i, ok := p.byID[whole]
	if !ok || !isPart || !Sectors[sector] {
		return Party{}, false
	}
	part := p.list[i]
	part.ID, part.Kind, part.Sector, part.Parent = id, "part", sector, whole
	return part, true
}

// Sectors are PLOVER's, with NGO, IGO and JRN's synonym MED as the coding uses them.
var Sectors = map[string]bool{
	"COP": true, "GOV": true, "JUD": true, "LEG": true, "MIL": true, "PRM": true, "PTY": true, "REB": true, "SPY": true, "UAF": true,
	"AGR": true, "BUS": true, "CRM": true, "CVL": true, "EDU": true, "ELI": true, "JRN": true, "LAB": true, "MED": true, "REF": true,
	"OPP": true, "PRE": true, "REL": true, "SOC": true, "IGO": true, "NGO": true,
}

var kinds = map[string]bool{
	"state": true, "territory": true, "historical": true, "armed": true, "government": true, "movement": true, "opposition": true,
	"party": true, "union": true, "people": true, "igo": true, "ngo": true, "religious": true, "outlet": true, "company": true,
}

const header = "id\tkind\tiso3\tsector\tparent\tfrom\tuntil\tnote"

// ReadParties reads a table in the format of parties.tsv; path names it in errors.
func ReadParties(path string, data []byte) (*Parties, error) {
	p := &Parties{byID: map[string]int{}}
	headed := false
	for i, line := range strings.Split(string(data), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		if !headed {
			if line != header {
				return nil, fmt.Errorf("%s:%d:1: columns %q; want %q", path, i+1, line, header)
			}
			headed = true
			continue
		}
		party, column, err := parseParty(strings.Split(line, "\t"))
		if _, twice := p.byID[party.ID]; err == nil && twice {
			column, err = 0, fmt.Errorf("party %q stands twice", party.ID)
		}
		if err != nil {
			return nil, fmt.Errorf("%s:%d:%d: %w", path, i+1, at(line, column), err)
		}
		p.byID[party.ID] = len(p.list)
		p.list = append(p.list, party)
	}
	return p, p.check(path)
}

// at is the character where a column begins, 1-based.
func at(line string, column int) int {
	n := 1
	for _, r := range line {
		if column == 0 {
			break
		}
		if r == '\t' {
			column--
		}
		n++
	}
	return n
}

func parseParty(c []string) (p Party, column int, err error) {
	if len(c) != 8 {
		return p, 0, fmt.Errorf("%d columns; want 8, separated by tabs", len(c))
	}
	p = Party{ID: c[0], Kind: c[1], ISO3: c[2], Sector: c[3], Parent: c[4], Note: c[7]}
	named := strings.HasPrefix(p.ID, "org:") || strings.HasPrefix(p.ID, "igo:")
	switch {
	case !named && (len(p.ID) != 3 || p.ID != strings.ToUpper(p.ID)):
		return p, 0, fmt.Errorf("id %q; use an ISO alpha-3 code, org:slug or igo:slug", p.ID)
	case !kinds[p.Kind]:
		return p, 1, fmt.Errorf("unknown kind %q; the head of the file lists them", p.Kind)
	case p.ISO3 != "" && len(p.ISO3) != 3:
		return p, 2, fmt.Errorf("%q is no country", p.ISO3)
	case !Sectors[p.Sector]:
		return p, 3, fmt.Errorf("unknown sector %q; use one of PLOVER", p.Sector)
	}
	if p.From, err = year(c[5]); err != nil {
		return p, 5, err
	}
	p.Until, err = year(c[6])
	return p, 6, err
}

func year(s string) (int, error) {
	if s == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1000 || n > 2200 {
		return 0, fmt.Errorf("%q is no year", s)
	}
	return n, nil
}

// check sees that every parent and country is a party itself.
func (p *Parties) check(path string) error {
	for _, party := range p.list {
		for _, id := range []string{party.Parent, party.ISO3} {
			if _, ok := p.byID[id]; id != "" && !ok {
				return fmt.Errorf("%s: %s names the unknown party %q", path, party.ID, id)
			}
		}
	}
	return nil
}
