package lang

// Speech is speech.txt of one language: how a text says who says so.
type Speech struct {
	Verb   map[string]bool // the clause under it is what its subject says: "déclarer"
	Denial map[string]bool // the same, and it is said not to be so: "démentir"
	Claim  map[string]bool // an accusation: what its object is said to have done: "accuser"
	Hidden map[string]bool // passive or adverbial hearsay without a speaker: "reportedly", "prétendument"
	Prep   map[string]bool // "selon", "according to"; parts joined by "_"
	Noun   map[string]bool // a text or a speaker of somebody: "communiqué", "porte-parole"; its nmod or possessor says so
	Open   string          // characters that open a quotation
	Close  string          // characters that close it
}

// ReadSpeech reads speech.txt. Its lines are KIND WORD...: verb, denial, claim, hidden, prep, noun, open, close.
func ReadSpeech(l Language) (*Speech, error) {
	lines, err := readLines(l, "speech.txt")
	if err != nil {
		return nil, err
	}
	s := &Speech{}
	lists := map[string]*map[string]bool{"verb": &s.Verb, "denial": &s.Denial, "claim": &s.Claim, "hidden": &s.Hidden, "prep": &s.Prep, "noun": &s.Noun}
	for _, list := range lists {
		*list = map[string]bool{}
	}
	for _, ln := range lines {
		kind := ln.fields[0]
		for _, f := range ln.fields[1:] {
			switch list := lists[kind.text]; {
			case list != nil:
				(*list)[f.text] = true
			case kind.text == "open":
				s.Open += f.text
			case kind.text == "close":
				s.Close += f.text
			default:
				return nil, ln.errorf(kind.column, "unknown kind %q; use verb, denial, claim, hidden, prep, noun, open or close", kind.text)
			}
		}
	}
	return s, nil
}
