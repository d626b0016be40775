package entente

import "strings"

// Party is somebody who acts: a state, a part of a government, an armed group, an organisation, or a class of people.
// Names are not part of it: they live in lang/, one file a language.
//
//	IRN            Iran, the state
//	IRN/GOV        its government; IRN/MIL its armed forces
//	org:hezbollah  a group, in LBN, sector REB
//	igo:un         an international organisation
type Party struct {
	ID     string `json:"id"`               // ISO 3166-1 alpha-3, with "/SECTOR" for a part; "org:slug"; "igo:slug"; "" if unresolved
	ISO3   string `json:"iso3,omitempty"`   // country it belongs to; "" for an international one
	Sector string `json:"sector,omitempty"` // PLOVER sector: GOV MIL LEG JUD PTY OPP REB UAF CVL COP SPY MED BUS EDU LAB REL IGO NGO ...
	Name   string `json:"name,omitempty"`   // display name in the language of the reader's choice; English in the exchange format
}

// Country is the state part of a party id: "IRN" for "IRN" and "IRN/MIL", "" for a named organisation.
func Country(id string) string {
	if strings.Contains(id, ":") {
		return ""
	}
	iso3, _, _ := strings.Cut(id, "/")
	return iso3
}

// Mention is a party as a text names it.
type Mention struct {
	Party
	Text string `json:"text"` // the words that name it
	Span Span   `json:"span"` // where, in the same text as the report's other spans
}
