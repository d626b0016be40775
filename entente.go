// Package entente holds the nouns of the engine: what an article, a sentence, a party, an act, a report, an event and a
// relation are. It imports the standard library only and neither reads nor writes; every room may import it.
//
// The way of one sentence through the rooms:
//
//	read    bytes                -> Article     L'Iran a rappelé son ambassadeur à Islamabad.
//	encode  text                 -> Vectors     one row of 384 numbers for each token
//	parse   Vectors              -> Sentence    rappelé -nsubj-> Iran, rappelé -obj-> ambassadeur
//	code    Sentence, Vectors    -> Report      ambassador.recall  IRN -> PAK  actual  lang/fr/acts.txt:12
//	merge   Reports              -> Event       with the other reports of the same act
//	relate  Events               -> Relation    IRN|PAK diplomatic: ambassadors withdrawn
//
// All offsets are bytes of UTF-8 text, half open, and fall between characters.
package entente

// Span is a stretch of Article.Text in bytes (UTF-8), half open: [Start, End). Both ends fall between characters.
// The zero Span is empty and stands for "nowhere".
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Empty tells whether the span holds no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// Of is the text under the span; "" when the span does not lie inside the text.
func (s Span) Of(text string) string {
	if s.Start < 0 || s.End > len(text) || s.Start > s.End {
		return ""
	}
	return text[s.Start:s.End]
}

// Holds tells whether the other span lies wholly inside this one.
func (s Span) Holds(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Meets tells whether the two spans share at least one byte.
func (s Span) Meets(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Shift moves the span by n bytes; a sentence's spans are brought into its article this way.
func (s Span) Shift(n int) Span { return Span{s.Start + n, s.End + n} }
