package lang

import (
	"bufio"
	"bytes"
	"fmt"
	"io/fs"
	"regexp"
	"strconv"
	"strings"
)

// Page is page.txt: how news pages of one language are furnished, and the small words by which the language is known.
// A page holds lines that are no part of the story; the tables say which, and which of them carry a field.
type Page struct {
	Lang string // ISO 639-1

	Words     []string          // function words, folded; the commonest first
	Letters   []string          // letter groups that are common in the language
	Months    map[string]int    // folded month name or its short form, without full stop -> 1..12
	Units     map[string]string // "heures" -> "hour", for "2 hours ago"
	Home      []string          // first step of a breadcrumb, folded
	Role      []string          // desks and jobs that stand where a name should, folded
	Connect   []string          // between two names, folded
	Furniture Phrases           // lines to drop
	End       Phrases           // lines after which nothing belongs to the story
	By        Phrases           // what stands before the writer's name: "Par {}"
	Published Phrases           // "Publié le {}"
	Updated   Phrases           // "Mis à jour {}"
	Ago       Phrases           // "il y a {}"
	Caption   Phrases           // what announces a caption: "Légende"
	Origin    Phrases           // whose story this is: "nouvelles de la {}"
	With      Phrases           // the same, where the slot counts only if it is an outlet we know: "avec {}"
	Consent   Phrases           // a wall that asks for cookies
	Gate      Phrases           // a wall that asks for money
	Missing   Phrases           // an error page
}

// Phrase is one line of a table. "*" at an end leaves that end open; "{}" is a slot that the caller reads.
type Phrase struct {
	Text string // folded, without "*"
	Line string // "lang/fr/page.txt:12"

	openHead, openTail bool
	slot               *regexp.Regexp // nil without "{}"
	literal            string         // a stretch that a line with the slot must hold, folded, no spaces
}

// Phrases is one table.
type Phrases []Phrase

// MaxFurniture is how long a line may be, in bytes, and still be furniture by an open phrase: a paragraph of the story
// may begin with the same words. Guess, not measured.
const MaxFurniture = 240

// Match tells whether a line is one of the phrases, case, spaces and kind of apostrophe aside.
func (ps Phrases) Match(line string) bool {
	return len(line) <= MaxFurniture && ps.MatchFolded(FoldLine(line))
}

// MatchFolded is Match for a line that FoldLine has folded and that is no longer than MaxFurniture.
func (ps Phrases) MatchFolded(line string) bool {
	for _, p := range ps {
		if p.matches(line) {
			return true
		}
	}
	return false
}

func (p Phrase) matches(line string) bool {
	switch {
	case p.slot != nil:
		return strings.Contains(strings.ReplaceAll(line, " ", ""), strings.Trim(p.literal, ":.")) && p.slot.MatchString(line)
	case p.openHead && p.openTail:
		return strings.Contains(line, p.Text)
	case p.openHead:
		return strings.HasSuffix(line, p.Text)
	case p.openTail:
		return strings.HasPrefix(line, p.Text)
	}
	return line == p.Text
}

// Fill is what stands in the slot of the first phrase that the line matches.
func (ps Phrases) Fill(line string) (string, bool) {
	line = straight(strings.Join(strings.Fields(line), " "))
	packed := strings.ReplaceAll(strings.ToLower(line), " ", "")
	for _, p := range ps {
		if p.slot == nil || !strings.Contains(packed, p.literal) {
			continue
		}
		if m := p.slot.FindStringSubmatch(line); m != nil {
			return strings.TrimSpace(m[1]), true
		}
	}
	return "", false
}

// FoldLine makes two ways of writing one line equal: lower case, plain apostrophes, single spaces, no colon, dots or bullet at the ends.
func FoldLine(s string) string {
	s = strings.Join(strings.Fields(strings.ToLower(straight(s))), " ")
	return strings.Trim(s, " :.…•·»›→|*-–—!#")
}

func straight(s string) string { return apostrophes.Replace(s) }

var apostrophes = strings.NewReplacer("’", "'", "‘", "'", "\u00a0", " ", "\u202f", " ")

// ReadPage reads page.txt of a language. Errors name file, line and column.
func ReadPage(l Language) (*Page, error) {
	path := l.Path("page.txt")
	b, err := fs.ReadFile(l.Files, "page.txt")
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	p := &Page{Lang: l.Code, Months: map[string]int{}, Units: map[string]string{}}
	section := ""
	sc := bufio.NewScanner(bytes.NewReader(b))
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimSpace(sc.Text())
		switch {
		case line == "" || strings.HasPrefix(line, "# ") || line == "#":
		case strings.HasPrefix(line, "[") && strings.HasSuffix(line, "]"):
			section = line[1 : len(line)-1]
		default:
			if err := p.add(section, line, path+":"+strconv.Itoa(n)); err != nil {
				return nil, err
			}
		}
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	return p, nil
}

func (p *Page) add(section, line, at string) error {
	tables := map[string]*Phrases{"furniture": &p.Furniture, "end": &p.End, "by": &p.By, "published": &p.Published,
		"updated": &p.Updated, "ago": &p.Ago, "caption": &p.Caption, "origin": &p.Origin, "with": &p.With, "consent": &p.Consent,
		"gate": &p.Gate, "missing": &p.Missing}
	if t := tables[section]; t != nil {
		ph, err := phrase(line, at)
		*t = append(*t, ph)
		return err
	}
	words := strings.Fields(FoldLine(line))
	switch section {
	case "words":
		p.Words = append(p.Words, words...)
	case "letters":
		p.Letters = append(p.Letters, strings.Fields(strings.ToLower(line))...)
	case "home":
		p.Home = append(p.Home, FoldLine(line))
	case "role":
		p.Role = append(p.Role, FoldLine(line))
	case "connect":
		p.Connect = append(p.Connect, FoldLine(line))
	case "months":
		for i, w := range words[1:] {
			m, err := strconv.Atoi(words[0])
			if err != nil || m < 1 || m > 12 {
				return fmt.Errorf("%s:1: month %q is not 1 to 12; write a month as \"1 january jan\"", at, words[i])
			}
			p.Months[strings.TrimSuffix(w, ".")] = m
		}
	case "units":
		for _, w := range words[1:] {
			p.Units[w] = words[0]
		}
	default:
		return fmt.Errorf("%s:1: unknown section %q; see docs/formats/page.md for the sections", at, section)
	}
	return nil
}

func phrase(line, at string) (Phrase, error) {
	p := Phrase{Line: at, openHead: strings.HasPrefix(line, "*"), openTail: strings.HasSuffix(line, "*")}
	head, tail, slot := strings.Cut(strings.Trim(line, "*"), "{}")
	if p.Text = FoldLine(strings.Trim(line, "*")); p.Text == "" {
		return p, fmt.Errorf("%s:1: a phrase without words matches every line; write some", at)
	}
	if !slot {
		return p, nil
	}
	expr := regexp.QuoteMeta(straight(head)) + `(.+?)` + regexp.QuoteMeta(straight(tail))
	expr = strings.ReplaceAll(expr, " ", `\s*`)
	if !p.openHead {
		expr = `^[\s•·*–—-]*` + expr
	} else {
		expr = `(?:^|[\s(,;])` + expr
	}
	if !p.openTail {
		expr += `[\s.]*$`
	} else if strings.TrimSpace(tail) == "" {
		expr += `(?:[.,;)]|$)`
	}
	re, err := regexp.Compile(`(?i)` + expr)
	if err != nil {
		return p, fmt.Errorf("%s:1: phrase %q: %w", at, line, err)
	}
	p.slot = re
	p.literal = strings.ReplaceAll(strings.ToLower(straight(longer(head, tail))), " ", "")
	return p, nil
}

func longer(a, b string) string {
	if len(a) > len(b) {
		return a
	}
	return b
}
