package entente

import "time"

// Aspect is one side of a relation that can change by itself.
type Aspect string

const (
	Diplomatic  Aspect = "diplomatic"
	Hostilities Aspect = "hostilities"
	Sanctions   Aspect = "sanctions"
	Agreement   Aspect = "agreement"
	Backing     Aspect = "backing" // directed: A backs B; always a claim, never a fact of a lexicon
)

// Relation is the state of two parties towards each other, replayed from the ledger's events.
type Relation struct {
	A, B    string // party ids, A < B; for sectors of a state the state's id
	Aspects []AspectState
	Ties    []Tie
	Series  []DayScore
}

// AspectState is one aspect with its present state and how it got there.
type AspectState struct {
	Aspect  Aspect
	State   string // as ontology/relations.txt names it: "ambassadors withdrawn"
	Since   time.Time
	Opened  []string      // Event.ID: what opened the state
	History []StateChange // earliest first; the last one is the present state
	Pending []StateChange // expected, not yet done: "ambassadors expected back"
}

// StateChange is a step in an aspect's history.
type StateChange struct {
	State string
	On    time.Time
	Event string
}

// Tie is a claim that one party backs another.
type Tie struct {
	From, To string // party ids
	Act      string
	Said     []string // claimants, "" for an outlet
	Event    string
}

// DayScore is the sum of scores of one day, cooperation and conflict apart; see ontology/ for the scale.
type DayScore struct {
	Day         time.Time
	Cooperation float64
	Conflict    float64
	Events      int
}
