package entente

import "time"

// Report is one article's telling of one act. A report without an evidence sentence does not exist.
type Report struct {
	Act        string    // id in ontology/acts.txt
	Actors     []Mention // who does it; empty if not said
	Recipients []Mention // to whom; empty if not said. Events between equals list all parties on both sides.
	Status     Status
	Said       *Mention // who says so; nil when the outlet itself does
	Date       Date
	Place      *Place // nil if not said
	Dead       *Toll  // nil if not said
	Injured    *Toll
	Contexts   []string // PLOVER contexts
	Confidence float64  // 0..1, calibrated as far as docs/decisions says

	Evidence Span // the sentence
	Trigger  Span // the words that tell the act

	Rule string   // "lang/fr/acts.txt:12" when a rule decided; "" when the network did
	Like []string // when the network decided: the corpus lines it reads most like, nearest first, at most three
}

// Grain is how exact a date is.
type Grain string

const (
	NoGrain Grain = ""
	Day     Grain = "day"
	Week    Grain = "week"
	Month   Grain = "month"
	Year    Grain = "year"
)

// Date is an interval of days, both ends included, UTC midnight; Start is zero if the day is unknown.
type Date struct {
	Start, End time.Time
	Grain      Grain
	From       string // how it was found: "text" (an expression), "published" (the article's day); "" if unknown
}

// Place is where an act took place.
type Place struct {
	Name string `json:"name"`           // as written
	Span Span   `json:"span"`           // in the text
	ISO3 string `json:"iso3,omitempty"` // country it lies in, "" if unresolved
}

// Toll is a count of people as the text gives it. "at least 50" is Low 50, Best 50, High 0 (not said).
type Toll struct {
	Best int `json:"best"`
	Low  int `json:"low"`
	High int `json:"high"`
}
