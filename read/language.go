package read

import "github.com/entente-project/entente/read/tongue"

// Language is the language of a text as far as its words tell: ISO 639-1, "" if nothing speaks for any.
func (r *Reader) Language(text string) string { return tongue.Of(text, r.tables) }
