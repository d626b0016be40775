// Package all is the explicit list of languages. A new language is a folder beside its siblings and one line here.
package all

import (
	"github.com/entente-project/entente/lang"
	"github.com/entente-project/entente/lang/en"
	"github.com/entente-project/entente/lang/fr"
)

// Languages are the languages that have a folder, in the order in which they are tried.
func Languages() []lang.Language { return []lang.Language{fr.Language(), en.Language()} }
