package lang

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// Text is text.txt as tables: what a language adds to the way any text is cut into sentences, tokens and words. All keys
// are lower case with a straight apostrophe, except abbreviations, which are as written. The zero Text adds nothing.
type Text struct {
	Abbreviations map[string]Stop        // with their full stop: "M.", "Gen.", "av."
	Openers       map[string]bool        // words that, with a capital, begin a sentence: "cette", "however"
	Bare          map[string]bool        // openers so plain that they begin one even where no full stop stands before
	Elisions      map[string]bool        // with their apostrophe, cut off the word that follows: "l'", "qu'"
	Whole         map[string]bool        // never cut: "aujourd'hui", "o'clock", "rendez-vous"
	Clitics       []string               // with their hyphen, cut off the word before them: "-t-il", "-ce"
	Contractions  map[string]Contraction // one token, several words: "aux", "gonna"
	Endings       []string               // last word of a token with two: "n't", "'s"; longest first
	Optional      []string               // endings in brackets that stay on their word: "(s)"; longest first
	Units         map[string]bool        // cut off the number they are written onto: "pm" in "5pm"
	Prefixes      map[string]bool        // with their hyphen, kept on where hyphens are cut: "non-", "pre-"
	CutHyphens    bool                   // whether "long-term" is three tokens
	CutSlashes    bool                   // whether "and/or" is three tokens
	SpacedNumbers bool                   // whether "10 000" is one token
	EndSemicolons bool                   // whether a semicolon ends a sentence
	SmallOpeners  bool                   // whether a sentence may begin in lower case after "?" and "!"
}

// Stop says what the full stop of an abbreviation can be besides its own.
type Stop int

const (
	NoStop     Stop = iota // not an abbreviation
	StopInside             // no sentence ends here: "Mme.", "Gen."
	StopNumber             // an abbreviation only before a number: "no.", "p."
	StopLast               // may close its sentence too: "etc.", "Inc."
)

// Contraction is a token that stands for several words.
type Contraction struct {
	Words []string // lower case; "de", "les"
	Asked bool     // whether the token may also be a single word, so that the network is asked ("des")
}

// Text reads text.txt. A language without the file has the zero Text. Its form, one section after another, "#" a comment:
//
//	elisions
//	  l' d' qu'
//	contractions
//	  au = à le
//	  des ? de les
//	cut hyphens
func (l Language) Text() (Text, error) {
	if l.Files == nil {
		return Text{}, nil
	}
	f, err := l.Files.Open("text.txt")
	if err != nil {
		return Text{}, fmt.Errorf("read %s: %w", l.Path("text.txt"), err)
	}
	defer f.Close()
	return readText(f, l.Path("text.txt"))
}

// readText reads the form described at Text; name stands in errors.
func readText(r io.Reader, name string) (Text, error) {
	t := Text{
		Abbreviations: map[string]Stop{}, Openers: map[string]bool{}, Bare: map[string]bool{}, Elisions: map[string]bool{},
		Whole: map[string]bool{}, Contractions: map[string]Contraction{}, Prefixes: map[string]bool{},
		Units: map[string]bool{},
	}
	in := bufio.NewScanner(r)
	section, no := "", 0
	for in.Scan() {
		no++
		line := in.Text()
		body := strings.TrimSpace(line)
		if body == "" || body[0] == '#' {
			continue
		}
		if line[0] != ' ' && line[0] != '\t' {
			section = strings.Join(strings.Fields(body), " ")
			if !t.begin(section) {
				return Text{}, fmt.Errorf("%s:%d:1: unknown section %q; use one that package lang names", name, no, section)
			}
			continue
		}
		if word, why := t.add(section, strings.Fields(body)); why != "" {
			return Text{}, fmt.Errorf("%s:%d:%d: %q: %s", name, no, 1+strings.Index(line, word), word, why)
		}
	}
	if err := in.Err(); err != nil {
		return Text{}, fmt.Errorf("read %s:%d: %w", name, no+1, err)
	}
	return t, nil
}

// begin takes a section's name; the settings are whole in themselves.
func (t *Text) begin(section string) bool {
	switch section {
	case "cut hyphens":
		t.CutHyphens = true
	case "cut slashes":
		t.CutSlashes = true
	case "join spaced numbers":
		t.SpacedNumbers = true
	case "semicolons end sentences":
		t.EndSemicolons = true
	case "sentences may begin in lower case":
		t.SmallOpeners = true
	default:
		return sections[section]
	}
	return true
}

// sections are the names that stand above lists.
var sections = map[string]bool{
	"abbreviations": true, "abbreviations before numbers": true, "abbreviations that may end a sentence": true,
	"openers": true, "bare openers": true, "elisions": true, "whole": true, "clitics": true, "contractions": true,
	"endings": true, "prefixes": true, "units": true, "optional endings": true,
}

// add takes one line of a section; it answers with the word it cannot take and why.
func (t *Text) add(section string, words []string) (string, string) {
	if section == "contractions" {
		return t.addContraction(words)
	}
	for _, w := range words {
		low := strings.ToLower(w)
		switch section {
		case "abbreviations", "abbreviations before numbers", "abbreviations that may end a sentence":
			if !strings.HasSuffix(w, ".") || len(w) < 2 {
				return w, "an abbreviation ends in a full stop"
			}
			t.Abbreviations[w] = stops[section]
		case "openers":
			t.Openers[low] = true
		case "bare openers":
			t.Openers[low], t.Bare[low] = true, true
		case "elisions":
			if !strings.HasSuffix(w, "'") || len(w) < 2 {
				return w, "an elision ends in '"
			}
			t.Elisions[low] = true
		case "whole":
			t.Whole[low] = true
		case "clitics":
			if w[0] != '-' || len(w) < 2 {
				return w, "a clitic begins with -"
			}
			t.Clitics = longestFirst(t.Clitics, low)
		case "optional endings":
			if w[0] != '(' || !strings.HasSuffix(w, ")") || len(w) < 3 {
				return w, "an optional ending stands in brackets"
			}
			t.Optional = longestFirst(t.Optional, low)
		case "units":
			t.Units[low] = true
		case "endings":
			t.Endings = longestFirst(t.Endings, low)
		case "prefixes":
			if !strings.HasSuffix(w, "-") || len(w) < 2 {
				return w, "a prefix ends in -"
			}
			t.Prefixes[low] = true
		default:
			return w, "stands under no section"
		}
	}
	return "", ""
}

// stops is the kind of full stop that each list of abbreviations gives.
var stops = map[string]Stop{
	"abbreviations": StopInside, "abbreviations before numbers": StopNumber, "abbreviations that may end a sentence": StopLast,
}

// addContraction takes "aux = à les" and "des ? de les".
func (t *Text) addContraction(w []string) (string, string) {
	if len(w) < 4 || (w[1] != "=" && w[1] != "?") {
		return w[0], `want a token, "=" or "?", and two words or more`
	}
	form := strings.ToLower(w[0])
	if _, twice := t.Contractions[form]; twice {
		return w[0], "stands here twice"
	}
	t.Contractions[form] = Contraction{Words: w[2:], Asked: w[1] == "?"}
	return "", ""
}

// longestFirst puts w into a list that is tried from its longest entry down.
func longestFirst(list []string, w string) []string {
	i := 0
	for i < len(list) && len(list[i]) >= len(w) {
		i++
	}
	list = append(list, "")
	copy(list[i+1:], list[i:])
	list[i] = w
	return list
}
