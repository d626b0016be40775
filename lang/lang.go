// Package lang is how things are said, one folder for each language of the news. A language is a set of text files that a
// linguist can read and write; this package reads them into tables, and no language is named in any other room.
//
//	text.txt     abbreviations, elision, contractions, quotes       how text is cut into words
//	acts.txt     phrasings of acts, each with its + and - sentences  ambassador.recall: rappeler obj=ambassadeur
//	parties.tsv  names of parties, adjectives, seats, role words     iranien -> IRN
//	mood.txt     what makes an act planned, demanded, negated        devoir + infinitive: planned
//	speech.txt   verbs and prepositions of saying                    selon X: X says so
//	roles.txt    small words that tell who acts on whom              contre: the side acted on
//	dates.txt    expressions of time                                 "plus tôt vendredi"
//	counts.txt   numbers in words, dead and injured                  vingtaine: 20
//	inflect.txt  forms of the words above                            frappé: frapper
//	page.txt     furniture of news pages                             "Vous aimerez aussi"
//
// Errors name file, line and column. Reading costs some milliseconds at start-up and keeps no state.
package lang

import "io/fs"

// Language is one folder of lang/.
type Language struct {
	Code  string // ISO 639-1: "fr"
	Name  string // in the language itself: "français"
	Files fs.FS  // its text files, at the root
}

// Path is how errors, rules and readers name a file of the language: "lang/fr/acts.txt".
func (l Language) Path(file string) string { return "lang/" + l.Code + "/" + file }
