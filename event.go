package entente

import "time"

// Filed is a report in the ledger: which article it stands in, of which origin, and in which event.
type Filed struct {
	Report
	ID      string // hash of article, act, parties, status and trigger: the same reading twice is one report
	Article string // Article.ID
	Origin  string // key of the independent source, "VOICE/ARTICLE": equal for a story, its copies, reprints and translations
	Outlet  string // publisher of the page
	Lang    string
	Text    string    // the evidence sentence, as written
	Told    time.Time // when the publisher told it, else when it was read: the later of two figures of one source replaces the earlier
	On      time.Time
	// On is the first day of Report.Date, or the publisher's day when the text dates nothing; zero if both are unknown.
}

// Event is what happened, as far as the reports agree. Where they disagree every value is kept with who says it.
type Event struct {
	ID          string   // of its earliest report in the canonical order: stable under the order of reading
	Act         string   //
	Actors      []string // party ids, sorted
	Recipients  []string // party ids, sorted
	Status      Status   // the furthest that an independent source tells
	Start, End  time.Time
	Reports     []string // Filed.ID, sorted
	Independent int      // number of different voices among the origins: two stories of one outlet are one
	Claims      []Claim  // who says what, when anybody but an outlet does; denials included
	Dead        []TollClaim
	Injured     []TollClaim
}

// Claim is one claimant's stand on an event.
type Claim struct {
	Party  string // party id of the claimant, or its words if unresolved
	Status Status // what it says: Actual, Negated (it denies), ...
	Report string // Filed.ID
}

// TollClaim is one figure with who gives it; a later figure of the same claimant and origin replaces the earlier one.
type TollClaim struct {
	Toll
	Party  string // claimant; "" is the outlet
	Report string
}
