// Package fr holds the text files of one language; see package lang for what each of them says.
package fr

import (
	"embed"

	"github.com/entente-project/entente/lang"
)

//go:embed *.txt *.tsv
var files embed.FS

// Language is this folder.
func Language() lang.Language { return lang.Language{Code: "fr", Name: "français", Files: files} }
