// Package export writes what the engine knows in the formats other programs read, one format to a file.
//
// Nothing is decided here: a format that needs a word the ledger does not hold leaves the field empty.
package export

import (
	"time"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/ontology"
)

// Request is one line of the coding exchange format: a text, and if Actor and Recipient are given, whose relation is
// asked for. See docs/formats/coding.md.
type Request struct {
	ID        string  `json:"id"`
	Text      string  `json:"text"`
	Lang      string  `json:"lang"`      // ISO 639-1; found from the text when empty
	Date      string  `json:"date"`      // day of the article, 2006-01-02; dates stay unresolved when empty
	Context   string  `json:"context"`   // the text before, for pronouns and speakers; not coded
	Actor     *string `json:"actor"`     // words of the text
	Recipient *string `json:"recipient"` // words of the text
}

// Reply answers one Request.
type Reply struct {
	ID      string   `json:"id"`
	Lang    string   `json:"lang,omitempty"`
	Reports []Coded  `json:"reports"`
	Error   *Problem `json:"error,omitempty"`
}

// Failure answers a line that could not be coded.
type Failure struct {
	ID    string  `json:"id"`
	Error Problem `json:"error"`
}

// Problem says why; Kind is one of "json", "utf8", "length", "date".
type Problem struct {
	Kind   string `json:"kind"`
	Detail string `json:"detail"`
}

// Coded is a report in the words of PLOVER 2.0 and CAMEO, with the spans it rests on, in bytes of the request's text.
type Coded struct {
	Act         string        `json:"act"`
	EventType   string        `json:"event_type"`
	BaseType    string        `json:"base_type"`
	EventMode   []string      `json:"event_mode"`
	Cameo       string        `json:"cameo"`
	Score       float64       `json:"score"`
	Actor       []CodedParty  `json:"actor"`
	Recipient   []CodedParty  `json:"recipient"`
	Status      string        `json:"status"`
	Attribution *CodedParty   `json:"attribution"`
	Date        *CodedDate    `json:"date"`
	Place       *CodedPlace   `json:"place"`
	Dead        *entente.Toll `json:"dead"`
	Injured     *entente.Toll `json:"injured"`
	Contexts    []string      `json:"contexts"`
	Confidence  float64       `json:"confidence"`
	Trigger     CodedSpan     `json:"trigger"`
	Evidence    [2]int        `json:"evidence"`
	Rule        *string       `json:"rule"`
	Like        []string      `json:"like,omitempty"`
}

// CodedParty is one party of one side. ID, ISO3, Sector and Name are empty where they are unknown.
type CodedParty struct {
	ID     string `json:"id"`
	ISO3   string `json:"iso3"`
	Sector string `json:"sector"`
	Name   string `json:"name"`
	Text   string `json:"text"`
	Span   [2]int `json:"span"`
}

// CodedDate is an interval of days, both ends included.
type CodedDate struct {
	Start string `json:"start"`
	End   string `json:"end"`
	Grain string `json:"grain"`
	From  string `json:"from"`
}

// CodedPlace is a place as far as it is resolved.
type CodedPlace struct {
	Name string `json:"name"`
	ISO3 string `json:"iso3"`
	Span [2]int `json:"span"`
}

// CodedSpan is words with their place.
type CodedSpan struct {
	Text string `json:"text"`
	Span [2]int `json:"span"`
}

// Coding puts a report into the exchange format. Spans are moved by -offset, where the request's text starts in the text
// that was coded.
func Coding(r entente.Report, text string, offset int, o *ontology.Ontology) Coded {
	c := o.Code(r.Act, r.Status)
	at := func(s entente.Span) [2]int { return [2]int{s.Start - offset, s.End - offset} }
	party := func(m entente.Mention) CodedParty {
		return CodedParty{ID: m.ID, ISO3: m.ISO3, Sector: m.Sector, Name: m.Name, Text: m.Text, Span: at(m.Span)}
	}
	parties := func(ms []entente.Mention) []CodedParty {
		out := make([]CodedParty, len(ms))
		for i, m := range ms {
			out[i] = party(m)
		}
		return out
	}
	out := Coded{
		Act: r.Act, EventType: c.EventType, BaseType: c.BaseType, EventMode: append([]string{}, c.Mode...), Cameo: c.Cameo, Score: c.Score,
		Actor: parties(r.Actors), Recipient: parties(r.Recipients), Status: string(r.Status),
		Dead: r.Dead, Injured: r.Injured, Contexts: append([]string{}, r.Contexts...), Confidence: r.Confidence,
		Trigger: CodedSpan{r.Trigger.Of(text), at(r.Trigger)}, Evidence: at(r.Evidence), Like: r.Like,
	}
	if r.Rule != "" {
		out.Rule = &r.Rule
	}
	if r.Said != nil {
		p := party(*r.Said)
		out.Attribution = &p
	}
	if !r.Date.Start.IsZero() {
		out.Date = &CodedDate{r.Date.Start.Format(time.DateOnly), r.Date.End.Format(time.DateOnly), string(r.Date.Grain), r.Date.From}
	}
	if r.Place != nil {
		out.Place = &CodedPlace{r.Place.Name, r.Place.ISO3, at(r.Place.Span)}
	}
	return out
}
